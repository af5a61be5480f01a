using System.CommandLine;

namespace HamstringHelp.Web.Commands;

/// <summary>What the program does besides serving: verbs for those who write the content and run the site.</summary>
public static class OperatorCommands
{
    /// <summary>Whether the arguments name a verb or ask for help, rather than setting options of the server.</summary>
    public static bool AreMeant(string[] args) =>
        args is [var first, ..] && (first is "--help" or "-h" or "-?" or "--version" || !first.StartsWith('-'));

    /// <summary>Runs a verb.</summary>
    /// <param name="args">The verb and its arguments.</param>
    /// <param name="terminal">Where the report goes.</param>
    /// <param name="time">Gives the date of what is published.</param>
    /// <returns>The exit code: 0 when all is well, 1 when something is to be mended.</returns>
    public static int Run(string[] args, Terminal terminal, TimeProvider time)
    {
        var root = new RootCommand("HamstringHelp: without a verb it serves the site; with one it does what the verb says.")
        {
            ContentCommands.Create(terminal, time),
            KioskCommands.Create(terminal, time),
        };
        foreach (var command in StorageCommands.Create(terminal, time))
        {
            root.Add(command);
        }

        return root.Parse(args).Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error });
    }
}
