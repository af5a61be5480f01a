namespace HamstringHelp.Web.Tests.Support;

/// <summary>The people who walk through the tests.</summary>
public static class Personas
{
    public static readonly Persona Runner = new(
        "A runner who skipped the stretch on a hot day",
        "self-care",
        "emergency=none symptoms=none timing=during-activity activity=no-stretching,hot-weather frequency=now-and-then age=18-to-39 pregnancy=no about-you=none conditions=none medicines=none");

    public static readonly Persona DeskWorker = new(
        "Somebody who sits all day and cramps at night",
        "self-care",
        "emergency=none symptoms=none timing=at-night day=long-sitting,poor-sitting frequency=first-time age=40-to-59 pregnancy=prefer-not-to-say about-you=overweight conditions=none medicines=none");

    public static readonly Persona Pensioner = new(
        "A pensioner who walked far and cramps at rest",
        "self-care",
        "emergency=none symptoms=none timing=at-rest day=vigorous-activity frequency=often age=60-or-over about-you=endurance-sport conditions=none medicines=none");

    public static readonly Persona EverythingEveryday = new(
        "Somebody with every everyday cause, day and night",
        "self-care",
        "emergency=none symptoms=none timing=during-activity,at-night,at-rest activity=no-stretching,hot-weather,dehydration,muscle-fatigue,overexertion day=long-sitting,hard-surfaces,vigorous-activity,poor-sitting frequency=often age=under-18 pregnancy=no about-you=overweight,endurance-sport conditions=none medicines=none");

    public static readonly Persona StatinTaker = new(
        "A waiter on a statin, who types its name",
        "ask",
        "emergency=none symptoms=none timing=at-night day=hard-surfaces frequency=now-and-then age=40-to-59 pregnancy=no about-you=none conditions=none medicines=statin",
        "Lipitor 20 mg");

    public static readonly Persona MotherToBe = new(
        "A pregnant woman whose calves and thighs cramp in bed",
        "ask",
        "emergency=none symptoms=none timing=at-night day=long-sitting frequency=often age=18-to-39 pregnancy=yes about-you=none conditions=none medicines=none");

    public static readonly Persona LowOnMagnesium = new(
        "Somebody low on magnesium who works on concrete",
        "ask",
        "emergency=none symptoms=none timing=at-rest day=hard-surfaces frequency=now-and-then age=40-to-59 pregnancy=no about-you=none conditions=low-magnesium-or-potassium,diabetes medicines=nifedipine,diuretic");

    public static readonly Persona Unsure = new(
        "Somebody who is not sure about illnesses and medicines",
        "ask",
        "emergency=none symptoms=none timing=during-activity activity=dehydration frequency=first-time age=60-or-over about-you=none conditions=not-sure medicines=not-sure");

    public static readonly Persona Unexplained = new(
        "Somebody whose cramps nothing explains",
        "see-doctor",
        "emergency=none symptoms=none timing=at-rest day=none frequency=now-and-then age=40-to-59 pregnancy=no about-you=none conditions=none medicines=none");

    public static readonly Persona OftenUnexplained = new(
        "Somebody whose frequent cramps nothing explains",
        "call-doctor",
        "emergency=none symptoms=none timing=during-activity,at-night activity=none day=none frequency=often age=60-or-over about-you=none conditions=none medicines=none");

    public static readonly Persona WarmLeg = new(
        "A woman on raloxifene with a warm and swollen leg",
        "call-doctor",
        "emergency=none symptoms=swelling,warmth timing=at-night day=long-sitting frequency=first-time age=60-or-over about-you=none conditions=pinched-nerve medicines=raloxifene,other",
        "Evista; a herbal tea from the market");

    public static readonly Persona Limping = new(
        "A footballer who limps",
        "call-doctor",
        "emergency=none symptoms=tenderness,redness,lasting-pain,trouble-walking timing=during-activity activity=overexertion frequency=first-time age=18-to-39 pregnancy=no about-you=none conditions=not-sure medicines=none");

    public static readonly Persona ColdLeg = new(
        "Somebody with a leg that has turned cold",
        "emergency",
        "emergency=cold-pale-or-numb-leg");

    public static readonly Persona EveryEmergency = new(
        "Somebody with every emergency sign",
        "emergency",
        "emergency=chest-pain-or-breathless,cold-pale-or-numb-leg,bladder-bowel-or-saddle-numbness");

    /// <summary>Everything ticked that can be ticked together.</summary>
    public static readonly Persona Everything = new(
        "Somebody who ticks everything",
        "call-doctor",
        "emergency=none symptoms=swelling,tenderness,redness,warmth,lasting-pain,trouble-walking timing=during-activity,at-night,at-rest activity=no-stretching,hot-weather,dehydration,muscle-fatigue,overexertion day=long-sitting,hard-surfaces,vigorous-activity,poor-sitting frequency=often age=18-to-39 pregnancy=yes about-you=overweight,endurance-sport conditions=narrowed-arteries,low-magnesium-or-potassium,spinal-cord-injury,pinched-nerve,diabetes,neurologic-disorder,metabolic-disorder,leg-structure medicines=diuretic,asthma-medicine,statin,neostigmine,nifedipine,raloxifene,tolcapone,other");

    public static IReadOnlyList<Persona> All { get; } =
    [
        Runner, DeskWorker, Pensioner, EverythingEveryday,
        StatinTaker, MotherToBe, LowOnMagnesium, Unsure,
        Unexplained,
        OftenUnexplained, WarmLeg, Limping, Everything,
        ColdLeg, EveryEmergency,
    ];

    /// <summary>For theories: the stories of all.</summary>
    public static TheoryData<string> Stories => [.. All.Select(persona => persona.Story)];

    public static Persona Of(string story) => All.Single(persona => persona.Story == story);
}
