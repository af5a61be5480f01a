namespace HamstringHelp.Assessment.Medicines;

/// <summary>How sure the reader is of what a typed name means.</summary>
public enum Certainty
{
    /// <summary>The name is known as typed, apart from case, accents, blanks and hyphens.</summary>
    Exact,

    /// <summary>The name is a known one with a slip of the keyboard or the ear, and no other name is near.</summary>
    Slip,

    /// <summary>
    /// The person has to say what was meant: the name is near to names of different groups, far from all, short,
    /// vague, negated, or there is no name in what was typed. It counts for no group until then.
    /// </summary>
    Doubtful,

    /// <summary>No known name is near. It is taken as a medicine that is not on the list.</summary>
    NotRecognised,
}
