using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

public sealed class TypedTextTests
{
    /// <summary>Words that open a part stand after a bar.</summary>
    [Theory]
    [InlineData("Lasix 40mg", "|Lasix 40 mg")]
    [InlineData("lasix40", "|lasix 40")]
    [InlineData("40mg", "|40 mg")]
    [InlineData(" a  b ", "|a b")]
    [InlineData("a,b", "|a|b")]
    [InlineData("a，b", "|a|b")]
    [InlineData("12,5 mg", "|12 5 mg")]
    [InlineData("12，5", "|12 5")]
    [InlineData("12,a", "|12|a")]
    [InlineData("a,12", "|a|12")]
    [InlineData(",1", "|1")]
    [InlineData("1,", "|1")]
    [InlineData("1, 2", "|1|2")]
    [InlineData("a\nb\rc\vd\fe\u0085f\u2028g\u2029h", "|a|b|c|d|e|f|g|h")]
    [InlineData("a;b；c؛d،e、f&g＆h+i＋j|k*l•m·n", "|a|b|c|d|e|f|g|h|i|j|k|l|m|n")]
    [InlineData("ab'c’d‘e`f´gʼh", "|ab'c’d‘e`f´gʼh")]
    [InlineData("a\u0301b\u00adc\u20ddd", "|a\u0301b\u00adc\u20ddd")]
    [InlineData("a \ufe76 b", "|a b")]
    [InlineData("a-b (c) \"d\" e:f", "|a b c d e f")]
    [InlineData("a\ud800b", "|a b")]
    [InlineData("lisinopril/HCTZ", "|lisinopril|HCTZ")]
    [InlineData("lisinopril／HCTZ", "|lisinopril|HCTZ")]
    [InlineData("ab / cd", "|ab|cd")]
    [InlineData("5/40", "|5 40")]
    [InlineData("5 / 40", "|5 40")]
    [InlineData("5/ab", "|5|ab")]
    [InlineData("ab/5", "|ab|5")]
    [InlineData("n/ab", "|n ab")]
    [InlineData("ab/n", "|ab n")]
    [InlineData("ab n/cd", "|ab n cd")]
    [InlineData("ab/n cd", "|ab n cd")]
    [InlineData("ab/", "|ab")]
    [InlineData("/ab", "|ab")]
    [InlineData("ab. cd", "|ab|cd")]
    [InlineData("ab．cd", "|ab|cd")]
    [InlineData("ab。cd", "|ab|cd")]
    [InlineData("ab.", "|ab")]
    [InlineData(".ab", "|ab")]
    [InlineData("12.5", "|12 5")]
    [InlineData("ab.5", "|ab 5")]
    [InlineData("5.ab", "|5|ab")]
    [InlineData("b.d. cd", "|b.d cd")]
    [InlineData("ab c.d.", "|ab c.d")]
    [InlineData("b.5", "|b 5")]
    [InlineData("a.'b", "|a b")]
    [InlineData("lipit0r", "|lipit0r")]
    [InlineData("a0", "|a 0")]
    [InlineData("0a", "|0 a")]
    [InlineData("a 0b", "|a 0 b")]
    [InlineData("a00b", "|a 00 b")]
    [InlineData("a1b", "|a 1 b")]
    [InlineData("10b", "|10 b")]
    public void A_text_is_cut_into_words_and_parts(string typed, string cut)
    {
        var text = new TypedText(typed);
        Assert.Equal(cut, string.Concat(text.Words.Select(word => $"{(word.OpensPart ? "|" : " ")}{typed[word.Start..word.End]}")));
    }

    [Theory]
    [InlineData("Co-Amilofruse 5", "coamilofruse5")]
    [InlineData("lipit0r", "lipitor")]
    [InlineData("øłđðıßæœþ", "olddissaeoeth")]
    [InlineData("ØŁĐÐẞÆŒÞ", "olddssaeoeth")]
    [InlineData("ﬁﬂ", "fifl")]
    [InlineData("Ｌａｓｉｘ ４０", "lasix40")]
    [InlineData("éÉñ", "een")]
    [InlineData("𝐋asix", "lasix")]
    [InlineData("Ж中", "ж中")]
    [InlineData("𐐀", "𐐨")]
    public void Letters_are_brought_to_one_form(string typed, string key) => Assert.Equal(key, TypedText.Key(typed));

    [Fact]
    public void The_letters_of_several_words_are_one_slice()
    {
        var text = new TypedText("Straße 5 éa");
        Assert.Equal("strasse", text.Letters(0, 0).ToString());
        Assert.Equal("5ea", text.Letters(1, 2).ToString());
        Assert.Equal("strasse5ea", text.Letters(0, 2).ToString());
    }
}
