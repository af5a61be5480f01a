using HamstringHelp.Assessment.Checks;

namespace HamstringHelp.Assessment.Tests;

public sealed class ReadingAgeTests
{
    [Fact]
    public void Short_words_in_short_sentences_need_a_younger_reader()
    {
        var plain = ReadingAge.Of("Sit down. Stretch your leg. Pull your toes to you. Hold this for a bit.");
        var dense = ReadingAge.Of("Electrolyte abnormalities, particularly hypomagnesaemia and hypokalaemia, predispose individuals to involuntary muscular contractions necessitating medical investigation.");
        Assert.True(plain < 9, $"{plain}");
        Assert.True(dense > 20, $"{dense}");
    }
}
