using System.Net;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>Typed medicine names are shown as they were read before they count.</summary>
public sealed class MedicineNamesPageTests(App app) : IClassFixture<App>
{
    private const string Address = "/check/medicine-names";

    [Theory]
    [InlineData("Lasix 40mg twice a day", "diuretic")]
    [InlineData("salbutamol", "asthma-medicine")]
    [InlineData("LIPITOR", "statin")]
    [InlineData("raloxifene", "raloxifene")]
    [InlineData("amlodipine", "other-medicine")]
    [InlineData("a herbal tea from the market", "other-medicine")]
    public async Task A_typed_name_alone_is_an_answer_and_leads_to_its_group(string name, string group)
    {
        using var visitor = await Typed(name);
        Assert.Equal(Address, visitor.Address);

        await visitor.Submit();
        Assert.Equal("/check/answers", visitor.Address);
        Assert.Contains(name, visitor.Page.QuerySelector(".summary-list")!.TextContent, StringComparison.Ordinal);
        await visitor.FollowTo("/result");

        var shown = ShownResult.On(visitor.Page);
        Assert.Equal("ask", shown.Outcome);
        Assert.Contains(group, shown.Findings);
        Assert.Contains("medicine", shown.Triggers);
        Assert.Contains("review-medicines", shown.Advice);
        Assert.Contains($"“{name}”", visitor.Page.QuerySelector($"[data-finding={group}]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/result")]
    [InlineData("/result/doctor")]
    [InlineData("/check/answers")]
    public async Task No_result_is_given_before_the_person_has_seen_how_the_names_were_read(string address)
    {
        using var visitor = await Typed("Lasix, Lipitor");

        await visitor.Go(address);

        Assert.Equal(Address, visitor.Address);
    }

    [Theory]
    [InlineData("Lipitor, Lipitor")]
    [InlineData("Lipitor, lipitor , LIPITOR")]
    [InlineData("aspirin;aspirin\naspirin and aspirin")]
    [InlineData(",;, and ,")]
    [InlineData("40 mg")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("statin statin statin statin statin statin statin statin statin statin statin")]
    [InlineData("\u0001\u200b\u202e")]
    [InlineData("ａｔｏｒｖａｓｔａｔｉｎ")]
    public async Task Whatever_is_typed_leads_on_and_never_to_an_all_clear(string names)
    {
        using var visitor = await Typed(names, "statin");
        if (visitor.Address == Address)
        {
            await visitor.Submit();
        }

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("/check/answers", visitor.Address);
        await visitor.FollowTo("/result");
        Assert.Equal("ask", ShownResult.On(visitor.Page).Outcome);
    }

    [Fact]
    public async Task Typing_the_same_name_again_needs_no_second_look()
    {
        using var visitor = await Typed("Lipitor");
        await visitor.Submit();

        await visitor.FollowTo("/check/medicines?from=answers");
        Assert.Equal("Lipitor", visitor.NamesBox.Value);
        Assert.Empty(visitor.Ticked);
        await visitor.Submit();

        Assert.Equal("/check/answers", visitor.Address);
    }

    [Fact]
    public async Task A_name_that_is_taken_back_counts_no_longer()
    {
        using var visitor = await Typed("Lipitor");
        await visitor.Submit();
        await visitor.FollowTo("/check/medicines?from=answers");
        visitor.Type("");
        await visitor.Answer("none");
        Assert.Equal("/check/answers", visitor.Address);

        await visitor.FollowTo("/result");

        Assert.Equal("self-care", ShownResult.On(visitor.Page).Outcome);
        Assert.DoesNotContain("Lipitor", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_choice_for_each_name_is_refused()
    {
        using var visitor = await Typed("Lipitor, Lasix");
        var before = visitor.Journey;

        await visitor.Forge();

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
        var links = visitor.Page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")![1..]).ToList();
        Assert.Equal(2, links.Count);
        Assert.All(links, id => Assert.Equal("input", visitor.Page.GetElementById(id)!.LocalName));
        Assert.Equal(before, visitor.Journey);
    }

    [Fact]
    public async Task The_page_is_only_there_when_names_were_typed()
    {
        using var visitor = app.Visit();
        await visitor.Go(Address);
        Assert.Equal("/check/emergency", visitor.Address);

        await Personas.DeskWorker.AnswerEverything(visitor);
        await visitor.Go(Address);
        Assert.Equal("/check/answers", visitor.Address);
    }

    [Fact]
    public async Task The_doctor_reads_the_names_as_they_were_typed()
    {
        using var visitor = await Typed("Lasix 40mg; a herbal tea");
        await visitor.Submit();

        await visitor.Go("/result/doctor");

        var sheet = visitor.Page.QuerySelector("main")!.TextContent;
        Assert.Contains("Lasix 40mg", sheet, StringComparison.Ordinal);
        Assert.Contains("herbal tea", sheet, StringComparison.Ordinal);
    }

    /// <summary>Somebody with an everyday cause and nothing else, who types names.</summary>
    [Fact]
    public async Task A_typed_name_does_not_tick_its_group_when_the_person_comes_back()
    {
        using var visitor = await Typed("Lasix 40mg", "other");
        await visitor.Submit();

        await visitor.Go("/check/medicines");
        Assert.Equal(["other"], visitor.Page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")));
        Assert.Equal("Lasix 40mg", visitor.Page.QuerySelector("#names")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_warning_sign_is_not_kept_waiting_for_names()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        while (visitor.Question != "medicines")
        {
            await (visitor.Question == "symptoms" ? visitor.Answer("warmth") : Personas.DeskWorker.AnswerTo(visitor));
        }

        visitor.Type("blue inhaler");
        await visitor.Submit();
        Assert.Equal(Address, visitor.Address);
        Assert.Contains("Warmth", visitor.Page.QuerySelector("aside.notice")!.TextContent, StringComparison.Ordinal);

        await visitor.FollowTo("/result");
        Assert.Equal("call-doctor", ShownResult.On(visitor.Page).Outcome);
    }

    private async Task<Visitor> Typed(string names, params string[] ticked)
    {
        var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        while (visitor.Question != "medicines")
        {
            await Personas.DeskWorker.AnswerTo(visitor);
        }

        visitor.Tick(ticked);
        visitor.Type(names);
        await visitor.Submit();
        return visitor;
    }
}
