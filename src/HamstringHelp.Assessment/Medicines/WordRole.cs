namespace HamstringHelp.Assessment.Medicines;

/// <summary>What an ordinary word does beside a medicine name.</summary>
internal enum WordRole
{
    /// <summary>Not an ordinary word: it may be a name.</summary>
    Unknown,

    /// <summary>A dose, a form, a time, small talk.</summary>
    Noise,

    /// <summary>What a medicine is for. Without a name beside it, it stands for one.</summary>
    Reason,

    /// <summary>Opens a reason: "for".</summary>
    ReasonOpener,

    /// <summary>Puts the name beside it in doubt: "not".</summary>
    Negative,

    /// <summary>Stands between two names: "and".</summary>
    Joining,
}
