namespace HamstringHelp.Assessment.Medicines;

/// <summary>A name found in a row of words.</summary>
/// <param name="First">The index of its first word in the text.</param>
/// <param name="Certainty">How sure the reading is.</param>
/// <param name="Name">The known name; absent where several are possible or none is known.</param>
/// <param name="Candidates">What the person would be asked.</param>
internal sealed record FoundName(int First, Certainty Certainty, KnownName? Name, IReadOnlyList<NameCandidate> Candidates)
{
    /// <summary>Whether it is an everyday word for a group, which says nothing new beside a medicine of that group.</summary>
    public bool IsEverydayWord => Name is { Kind: KnownName.NameKind.Everyday or KnownName.NameKind.Vague };

    public IReadOnlyList<string> Groups => Certainty switch
    {
        Certainty.Doubtful => [],
        Certainty.NotRecognised => [Content.MedicineGroup.Other],
        _ => Name!.Groups,
    };
}
