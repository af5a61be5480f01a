using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Commands;

/// <summary>The verbs for clinics' tablets: add, list, rename, rotate, disable, tally.</summary>
internal static class KioskCommands
{
    private const string Guidance =
        """
        Clinics' tablets in a waiting room. "add" prints a link once; open it on the tablet and press the button.

        Lock the tablet first, with what its operating system has for that: the kiosk or guest session of Chrome OS and Windows ("assigned access"), screen pinning or a dedicated device on Android, Guided Access on an iPad. Switch off the browser's history, its password and form memory, its synchronisation and its extensions, and let it restart with an empty profile.

        Protected: a person finds nothing of an earlier one by going back, reloading, the list of visited pages, a second tab or what forms remember. Not protected: what a camera, a changed browser, an extension, a screen recorder or somebody who copies the browser's files while a person is there can see. Titles of pages in the history say no result, but their addresses say which questions were asked: the locked session is what hides those.
        """;

    private static readonly TimeSpan LeastIdle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan MostIdle = TimeSpan.FromMinutes(30);

    internal static Command Create(Terminal terminal, TimeProvider time)
    {
        var command = new Command("kiosk", Guidance) { Add(terminal), List(terminal), Rename(terminal), Rotate(terminal), Disable(terminal), Tally(terminal, time) };
        return command;
    }

    private static Command Add(Terminal terminal)
    {
        var name = Name("The clinic's name, which people see.");
        var idle = new Option<TimeSpan>("--idle")
        {
            Description = "How long nobody touches the screen before it asks whether anybody is there, such as 3m or 90s: from 20s to 30m. It clears half a minute later.",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(3),
            CustomParser = ReadIdle,
        };
        var language = new Option<string>("--language") { Description = "The language of its pages.", DefaultValueFactory = _ => PagesHosting.Languages[0] }.AcceptOnlyFromAmong([.. PagesHosting.Languages]);
        var print = new Option<bool>("--allow-print") { Description = "People may print on the clinic's printer." };
        var address = Address();
        return Verb("add", "Set up a kiosk and print its link, this once.", terminal, (storage, parsed, configuration) =>
        {
            var code = KioskCode.New();
            var kiosk = new ClinicKiosk
            {
                Name = NewName(storage, parsed.GetRequiredValue(name)),
                CodeHash = KioskCode.Hash(code),
                IdleSeconds = (int)parsed.GetValue(idle).TotalSeconds,
                Language = parsed.GetRequiredValue(language),
                MayPrint = parsed.GetValue(print),
            };
            storage.Kiosks.Add(kiosk);
            storage.SaveChanges();
            return Link(kiosk, code, parsed.GetValue(address), configuration);
        }, name, idle, language, print, address);
    }

    private static Command List(Terminal terminal) => Verb("list", "Show the kiosks.", terminal, (storage, _, _) =>
    {
        var kiosks = storage.Kiosks.AsNoTracking().OrderBy(kiosk => kiosk.Name).ToList();
        return kiosks.Count == 0
            ? "There is no kiosk. \"kiosk add\" sets one up."
            : string.Join(Environment.NewLine, kiosks.Select(kiosk => string.Create(
                CultureInfo.InvariantCulture,
                $"{kiosk.Name}: {(kiosk.IsDisabled ? "disabled" : "open")}, asks after {kiosk.IdleSeconds} s, language {kiosk.Language}, {(kiosk.MayPrint ? "may print" : "prints nothing")}")));
    });

    private static Command Rename(Terminal terminal)
    {
        var old = Name("The name that it has.");
        var name = new Argument<string>("new-name") { Description = "The name that it gets." };
        return Verb("rename", "Give a kiosk another name. Its link stays.", terminal, (storage, parsed, _) =>
        {
            var kiosk = Find(storage, parsed.GetRequiredValue(old));
            var before = kiosk.Name;
            kiosk.Name = NewName(storage, parsed.GetRequiredValue(name), kiosk);
            storage.SaveChanges();
            return $"\"{before}\" is called \"{kiosk.Name}\" now.";
        }, old, name);
    }

    private static Command Rotate(Terminal terminal)
    {
        var name = Name("Which kiosk.");
        var address = Address();
        return Verb("rotate", "Close a kiosk's link and print a new one, this once. A disabled kiosk is open again.", terminal, (storage, parsed, configuration) =>
        {
            var kiosk = Find(storage, parsed.GetRequiredValue(name));
            var code = KioskCode.New();
            storage.RetiredKioskCodes.Add(new RetiredKioskCode { CodeHash = kiosk.CodeHash });
            kiosk.CodeHash = KioskCode.Hash(code);
            kiosk.IsDisabled = false;
            storage.SaveChanges();
            return Link(kiosk, code, parsed.GetValue(address), configuration) + " The tablets that used the old one say that they are closed.";
        }, name, address);
    }

    private static Command Disable(Terminal terminal)
    {
        var name = Name("Which kiosk.");
        return Verb("disable", "Close a kiosk. Whoever is there is told kindly, and nothing of theirs is kept.", terminal, (storage, parsed, _) =>
        {
            var kiosk = Find(storage, parsed.GetRequiredValue(name));
            kiosk.IsDisabled = true;
            storage.SaveChanges();
            return $"\"{kiosk.Name}\" is closed. \"kiosk rotate\" opens it again with a new link.";
        }, name);
    }

    private static Command Tally(Terminal terminal, TimeProvider time)
    {
        var from = new Option<DateOnly?>("--from") { Description = "The first day (UTC), such as 2026-11-01; 30 days ago when left out.", CustomParser = ReadDay };
        var to = new Option<DateOnly?>("--to") { Description = "The last day (UTC); today when left out.", CustomParser = ReadDay };
        var csv = new Option<bool>("--csv") { Description = "For a spreadsheet." };
        return Verb("tally", $"Count the journeys that came to a result, by kiosk, day and outcome. Days with fewer than {TallyReport.FewestShown} say only that.", terminal, (storage, parsed, _) =>
        {
            var last = parsed.GetValue(to) ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var first = parsed.GetValue(from) ?? last.AddDays(-30);
            var names = storage.Kiosks.ToDictionary(kiosk => kiosk.Id, kiosk => kiosk.Name);
            var rows = storage.KioskTallies.AsNoTracking().Where(row => row.Day >= first && row.Day <= last).ToList();
            return parsed.GetValue(csv) ? TallyReport.Csv(names, rows) : TallyReport.Text(names, rows);
        }, from, to, csv);
    }

    private static Command Verb(string name, string description, Terminal terminal, Func<StorageContext, ParseResult, IConfiguration, string> action, params IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction(parsed =>
        {
            try
            {
                var builder = WebApplication.CreateBuilder();
                var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
                // The kiosk may be set up before the program serves for the first time.
                var engine = StorageEngine.For(settings);
                engine.Prepare();
                using var storage = engine.Open();
                terminal.Output.WriteLine(action(storage, parsed, builder.Configuration));
                return 0;
            }
            catch (Exception e) when (e is StorageException or KioskException or InvalidOperationException || e.IsOfStorage())
            {
                terminal.Error.WriteLine(terminal.Red(e.Cause().Message));
                return 1;
            }
        });
        return command;
    }

    private static Argument<string> Name(string description) => new("name") { Description = description };

    private static Option<Uri?> Address() => new("--address")
    {
        Description = "Where people reach the site, such as https://cramps.example.org, to print the whole link; Sharing__Address when left out.",
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
            ? address
            : Refuse<Uri?>(result, $"--address is \"{result.Tokens[0].Value}\". Write it as https://cramps.example.org."),
    };

    private static TimeSpan ReadIdle(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostIdle.TotalSeconds)
        {
            var idle = text[^1] switch { 'm' => TimeSpan.FromMinutes(number), 's' => TimeSpan.FromSeconds(number), _ => TimeSpan.Zero };
            if (idle >= LeastIdle && idle <= MostIdle)
            {
                return idle;
            }
        }

        return Refuse<TimeSpan>(result, $"--idle is \"{text}\". Write minutes or seconds, from 20s to 30m: 3m or 90s.");
    }

    private static DateOnly? ReadDay(ArgumentResult result) =>
        DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refuse<DateOnly?>(result, $"\"{result.Tokens[0].Value}\" is no day. Write it as 2026-11-01.");

    private static T Refuse<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default!;
    }

    private static ClinicKiosk Find(StorageContext storage, string name)
    {
        var kiosks = storage.Kiosks.ToList();
        return kiosks.FirstOrDefault(kiosk => Same(kiosk.Name, name))
            ?? throw new KioskException(kiosks.Count == 0
                ? $"There is no kiosk \"{name}\", and no other. \"kiosk add\" sets one up."
                : $"There is no kiosk \"{name}\". There is {string.Join(", ", kiosks.Select(kiosk => $"\"{kiosk.Name}\""))}.");
    }

    private static string NewName(StorageContext storage, string name, ClinicKiosk? but = null)
    {
        name = name.Trim();
        if (name.Length is 0 or > ClinicKiosk.MostNameLength || name.Any(char.IsControl))
        {
            throw new KioskException($"A kiosk's name has 1 to {ClinicKiosk.MostNameLength} characters, all on one line.");
        }

        return storage.Kiosks.AsEnumerable().FirstOrDefault(kiosk => kiosk != but && Same(kiosk.Name, name)) is { } other
            ? throw new KioskException($"There is a kiosk \"{other.Name}\" already. Take another name, or \"kiosk rotate\" for a new link.")
            : name;
    }

    private static string Link(ClinicKiosk kiosk, string code, Uri? address, IConfiguration configuration)
    {
        var site = address ?? SharingSettings.From(configuration).Address;
        var path = $"/kiosk/{code}";
        return site is null
            ? $"\"{kiosk.Name}\" opens at {path} of your site. Note it now: it is not stored and cannot be shown again."
            : $"\"{kiosk.Name}\" opens at {site.GetLeftPart(UriPartial.Authority)}{path} . Note it now: it is not stored and cannot be shown again.";
    }

    private static bool Same(string one, string other) => one.Equals(other.Trim(), StringComparison.OrdinalIgnoreCase);
}

/// <summary>A verb for kiosks cannot do what was asked. The message says why, and what to do.</summary>
internal sealed class KioskException(string message) : Exception(message);
