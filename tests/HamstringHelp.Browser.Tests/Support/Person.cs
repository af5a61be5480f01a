namespace HamstringHelp.Browser.Tests.Support;

/// <summary>Somebody with a cramp, who answers the questions.</summary>
/// <param name="Story">Who it is, in a sentence.</param>
/// <param name="Outcome">The id of the outcome that they should get.</param>
/// <param name="Sheet">Their answers: <c>question=choice,choice</c>, separated by spaces.</param>
/// <param name="Names">Medicine names that they type.</param>
public sealed record Person(string Story, string Outcome, string Sheet, string Names = "")
{
    public static readonly Person Runner = new(
        "A runner who skipped the stretch on a hot day",
        "self-care",
        "emergency=none symptoms=none timing=during-activity activity=no-stretching,hot-weather frequency=now-and-then age=18-to-39 pregnancy=no about-you=none conditions=none medicines=none");

    public static readonly Person MotherToBe = new(
        "A pregnant woman with asthma, who types what she takes",
        "ask",
        "emergency=none symptoms=none timing=at-night day=long-sitting frequency=now-and-then age=18-to-39 pregnancy=yes about-you=none conditions=none medicines=asthma-medicine",
        "Ventolin, my blue inhaler, xyz");

    public static readonly Person Unexplained = new(
        "Somebody whose cramps nothing explains",
        "see-doctor",
        "emergency=none symptoms=none timing=at-rest day=none frequency=now-and-then age=40-to-59 pregnancy=no about-you=none conditions=none medicines=none");

    public static readonly Person WarmLeg = new(
        "A woman on raloxifene with a warm and swollen leg",
        "call-doctor",
        "emergency=none symptoms=swelling,warmth timing=at-night day=long-sitting frequency=first-time age=60-or-over about-you=none conditions=pinched-nerve medicines=raloxifene,other",
        "Evista");

    public static readonly Person ColdLeg = new(
        "Somebody with a leg that has turned cold",
        "emergency",
        "emergency=cold-pale-or-numb-leg");

    /// <summary>Everything ticked that can be ticked together, and as many names as a list on the fridge holds.</summary>
    public static readonly Person Everything = new(
        "Somebody who ticks everything",
        "call-doctor",
        "emergency=none symptoms=swelling,tenderness,redness,warmth,lasting-pain,trouble-walking timing=during-activity,at-night,at-rest activity=no-stretching,hot-weather,dehydration,muscle-fatigue,overexertion day=long-sitting,hard-surfaces,vigorous-activity,poor-sitting frequency=often age=18-to-39 pregnancy=yes about-you=overweight,endurance-sport conditions=narrowed-arteries,low-magnesium-or-potassium,spinal-cord-injury,pinched-nerve,diabetes,neurologic-disorder,metabolic-disorder,leg-structure medicines=diuretic,asthma-medicine,statin,neostigmine,nifedipine,raloxifene,tolcapone,other",
        "Lasix 40 mg, atorvastatin, Ventolin, Caduet, amlodipine, metformin, Evista, magnesium from the chemist");

    /// <summary>One person for each outcome, and the one with the longest result.</summary>
    public static IReadOnlyList<Person> All { get; } = [Runner, MotherToBe, Unexplained, WarmLeg, ColdLeg, Everything];

    /// <summary>For theories: the stories of all.</summary>
    public static TheoryData<string> Stories => [.. All.Select(person => person.Story)];

    /// <summary>The choices by question.</summary>
    public IReadOnlyDictionary<string, string[]> Answers { get; } =
        Sheet.Split(' ').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1].Split(','));

    public static Person Of(string story) => All.Single(person => person.Story == story);

    public override string ToString() => Story;
}
