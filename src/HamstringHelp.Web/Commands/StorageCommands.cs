using System.CommandLine;
using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Commands;

/// <summary>The verbs for whoever looks after the database: backup, restore.</summary>
internal static class StorageCommands
{
    internal static IEnumerable<Command> Create(Terminal terminal) =>
    [
        Verb("backup", "Write a whole, verified copy of the database to a new file. The program may go on serving.", "The file to write; it must not exist.", terminal, (settings, file) =>
            $"{file} holds {SqliteBackup.Backup(settings, file)} shared result(s). It also brings back what is deleted from now on: keep it no longer than you must."),
        Verb("restore", "Put a backup in the place of the database. The program may go on serving; what was shared since the backup is gone.", "The backup.", terminal, (settings, file) =>
            $"{settings.File} holds {SqliteBackup.Restore(settings, file)} shared result(s) from {file}."),
    ];

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
