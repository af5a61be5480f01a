using CsCheck;

namespace HamstringHelp.Assessment.Tests.Support;

/// <summary>Answer sheets at random. A failure prints the sheet and the seed; CsCheck_Seed=… repeats it.</summary>
public static class RandomSheets
{
    /// <summary>
    /// Any answers to any questions, also those that would not be asked, contradict each other or are missing: rules
    /// must be safe for all of them.
    /// </summary>
    public static Gen<Sheet> Any { get; } = Answers(sparse: false);

    /// <summary>Few answers to each question, so that much is absent.</summary>
    public static Gen<Sheet> Sparse { get; } = Answers(sparse: true);

    public static Gen<Sheet> Both { get; } = Gen.OneOf(Any, Sparse);

    private static Gen<Sheet> Answers(bool sparse)
    {
        var steps = PublishedContent.Current.Questionnaire.Steps;
        var ticks = steps.Sum(step => step.Facts.Length);
        var tick = sparse ? Gen.Frequency((9, false), (1, true)) : Gen.Bool;
        return tick.Array[ticks].Select(ticked =>
        {
            var at = 0;
            var sheet = Sheet.Blank;
            foreach (var step in steps)
            {
                var given = step.Facts.Where(_ => ticked[at++]).ToList();
                sheet = sheet.With(step, given);
            }

            return sheet;
        });
    }
}
