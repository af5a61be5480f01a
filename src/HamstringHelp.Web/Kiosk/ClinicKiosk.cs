namespace HamstringHelp.Web.Kiosk;

/// <summary>A clinic's tablet as the operator set it up. It is opened by a code that only the link holds.</summary>
public sealed class ClinicKiosk
{
    /// <summary>Characters of the longest name.</summary>
    public const int MostNameLength = 80;

    public int Id { get; init; }

    /// <summary>The clinic's name, which people see. No two kiosks have the same, whatever its capitals.</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the code that opens it.</summary>
    public required byte[] CodeHash { get; set; }

    /// <summary>Seconds without a touch until the kiosk asks whether anybody is there.</summary>
    public required int IdleSeconds { get; init; }

    /// <summary>The language of its pages.</summary>
    public required string Language { get; init; }

    /// <summary>Whether people may print on the clinic's printer.</summary>
    public required bool MayPrint { get; init; }

    /// <summary>Whether the operator closed it.</summary>
    public bool IsDisabled { get; set; }
}

/// <summary>A code that once opened a kiosk, so that who comes with the old link is told kindly.</summary>
public sealed class RetiredKioskCode
{
    /// <summary>SHA-256 of the code.</summary>
    public required byte[] CodeHash { get; init; }
}

/// <summary>That a person at a kiosk was counted, so that reloading the result does not count them again. It is deleted after two days.</summary>
public sealed class CountedVisit
{
    /// <summary>SHA-256 of what the kiosk calls the person: random, new for each, and forgotten by the tablet when it clears.</summary>
    public required byte[] Person { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }
}

/// <summary>How many journeys ended at a kiosk, on one day, with one outcome. There is nothing else about anybody.</summary>
public sealed class KioskTally
{
    public required int KioskId { get; init; }

    /// <summary>The day, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The id of the outcome.</summary>
    public required string Outcome { get; init; }

    public required int Count { get; init; }
}
