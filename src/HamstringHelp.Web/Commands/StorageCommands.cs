using System.CommandLine;
using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Commands;

/// <summary>The verbs for whoever looks after the database: backup, restore, storage copy.</summary>
internal static class StorageCommands
{
    internal static IEnumerable<Command> Create(Terminal terminal, TimeProvider time) =>
    [
        Verb("backup", "Write a whole, verified copy of the database to a new file. The program may go on serving.", "The file to write; it must not exist.", terminal, (settings, file) =>
            $"{file} holds {SqliteBackup.Backup(settings, file)} shared result(s). It also brings back what is deleted from now on: keep it no longer than you must."),
        Verb("restore", "Put a backup in the place of the database. The program may go on serving; what was shared since the backup is gone.", "The backup.", terminal, (settings, file) =>
            $"{settings.File} holds {SqliteBackup.Restore(settings, file)} shared result(s) from {file}."),
        new Command("storage", "Move to another database.") { Copy(terminal, time) },
    ];

    private static Command Copy(Terminal terminal, TimeProvider time)
    {
        var to = new Option<string>("--to") { Description = "The connection string of PostgreSQL, such as \"Host=db1;Database=hamstringhelp;Username=hamstringhelp;Password=...\".", Required = true };
        var command = new Command("copy", "Copy what the SQLite file holds to PostgreSQL. Stop the program first: what somebody deletes meanwhile would be copied. A copy that was cut off is begun again with the same command.") { to };
        command.SetAction(parsed =>
        {
            try
            {
                var builder = WebApplication.CreateBuilder();
                var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
                if (settings.IsPostgres)
                {
                    throw new StorageException("Storage__Provider is \"postgres\" already. Leave it out for this command, and let Storage__ConnectionString name the SQLite file.");
                }

                if (!File.Exists(settings.File))
                {
                    throw new StorageException($"{settings.File} does not exist, so there is nothing to copy. Check Storage__ConnectionString.");
                }

                var certificate = KeySettings.Open(builder.Configuration, isNeeded: !builder.Environment.IsDevelopment());
                var (file, server) = (StorageEngine.For(settings), StorageEngine.For(new StorageSettings { Provider = StorageSettings.Postgres, ConnectionString = parsed.GetRequiredValue(to) }));
                file.Prepare();
                server.Prepare();
                using var from = file.Open();
                using var target = server.Open();
                foreach (var (what, rows, @new) in new StorageCopy(from, target, certificate, time.GetUtcNow().UtcDateTime).Run())
                {
                    terminal.Output.WriteLine($"{rows} {what}, {@new} copied now");
                }

                terminal.Output.WriteLine("Everything has arrived. Start the program with Storage__Provider=postgres and this connection string, and delete the file when you need it no more.");
                return 0;
            }
            catch (Exception e) when (e is StorageException || e.IsOfStorage())
            {
                terminal.Error.WriteLine(terminal.Red($"{e.Cause().Message}"));
                return 1;
            }
        });
        return command;
    }

    private static Command Verb(string name, string description, string argument, Terminal terminal, Func<StorageSettings, string, string> action)
    {
        var file = new Argument<FileInfo>("file") { Description = argument };
        var command = new Command(name, description) { file };
        command.SetAction(parsed =>
        {
            try
            {
                var builder = WebApplication.CreateBuilder();
                var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
                if (settings.IsPostgres)
                {
                    throw new StorageException($"\"{name}\" is for SQLite. Back PostgreSQL up with its own tools: pg_dump --format=custom --file=hamstringhelp.dump \"postgresql://user@host/hamstringhelp\"; bring it back with pg_restore --clean --if-exists --dbname=... hamstringhelp.dump.");
                }

                terminal.Output.WriteLine(action(settings, parsed.GetRequiredValue(file).FullName));
                return 0;
            }
            catch (StorageException e)
            {
                terminal.Error.WriteLine(terminal.Red(e.Message));
                return 1;
            }
        });
        return command;
    }
}
