namespace HamstringHelp.Assessment.Medicines;

/// <summary>One part of the typed text while it is being read: the role of each word, and the names found so far.</summary>
internal sealed class Part
{
    private readonly TypedText _text;
    private readonly int _start;
    private readonly bool[] _taken;

    public Part(TypedText text, int start, int end, KnownNames names)
    {
        _text = text;
        _start = start;
        Roles = new WordRole[end - start];
        _taken = new bool[Roles.Length];
        for (var word = 0; word < Roles.Length; word++)
        {
            Roles[word] = names.RoleOf(Letters(word, word));
        }
    }

    public WordRole[] Roles { get; }

    public List<FoundName> Found { get; } = [];

    public int Length => Roles.Length;

    public ReadOnlySpan<char> Letters(int first, int last) => _text.Letters(_start + first, _start + last);

    /// <summary>Whether none of the words belongs to a name yet.</summary>
    public bool IsFree(int first, int last) => !_taken.AsSpan(first..(last + 1)).Contains(true);

    public bool Has(int first, int last, WordRole role) => Roles.AsSpan(first..(last + 1)).Contains(role);

    /// <summary>
    /// Whether the words could be a name with slips. Ordinary words alone are no name and begin none, and a number ends it.
    /// </summary>
    public bool MayBeMisspelt(int first, int last) =>
        IsFree(first, last) && Has(first, last, WordRole.Unknown) && Roles[first] is not WordRole.Noise
        && !Letters(first, last).ContainsAnyInRange('0', '9');

    public void TakeKnown(int first, int last, Certainty certainty, KnownName name) =>
        Take(first, last, name.Kind is KnownName.NameKind.Vague ? Certainty.Doubtful : certainty, name, name.Candidates);

    public void TakeQuestion(int first, int last, IReadOnlyList<NameCandidate> candidates) =>
        Take(first, last, Certainty.Doubtful, null, candidates);

    public void TakeNotRecognised(int first, int last) => Take(first, last, Certainty.NotRecognised, null, []);

    private void Take(int first, int last, Certainty certainty, KnownName? name, IReadOnlyList<NameCandidate> candidates)
    {
        _taken.AsSpan(first..(last + 1)).Fill(true);
        Found.Add(new(_start + first, certainty, name, candidates));
    }
}
