using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Pages;
using RazorSlices;

namespace HamstringHelp.Web.Slices;

/// <summary>
/// Writes findings. How one looks is in <c>OneFinding.cshtml</c>; it is rendered for the first person and kept for all to
/// whom its item says the same, and only the reason is put in anew.
/// </summary>
public abstract class ResultSlice : PageSlice<ResultView>
{
    /// <summary>Writes a piece of advice; one that its content folds is folded.</summary>
    protected ValueTask Show(Finding<Advice> finding, Shape shape = Shape.Advice) =>
        Show(shape == Shape.Advice && finding.Item.Folded ? Shape.FoldedAdvice : shape, finding.Item.Id.Value, Model.Said(finding.Item), finding.Because, finding.Item);

    /// <summary>Writes a finding.</summary>
    /// <param name="shape">How it looks.</param>
    /// <param name="id">The id of its item.</param>
    /// <param name="said">What the item says to this person.</param>
    /// <param name="because">The answers that led to it.</param>
    /// <param name="pictured">The advice whose pictures go with it.</param>
    protected async ValueTask Show(Shape shape, string id, Passage said, ImmutableArray<GivenAnswer> because, Advice? pictured = null)
    {
        var hasReason = !because.IsEmpty;
        if (said.Shown(shape, hasReason) is not { } shown)
        {
            using var slice = OneFinding.Create(new FindingView(shape, id, said, hasReason, pictured is null ? null : Model.Pictures(pictured)));
            shown = said.Show(shape, hasReason, MarkupWithGap.Of(await slice.RenderAsync(PagesHosting.Encoder, CancellationToken)));
        }

        Write(shown.Before);
        if (shown.After is { } after)
        {
            Reason(because);
            Write(after);
        }
    }

    /// <summary>Writes the answers behind a finding: they complete "because you said".</summary>
    protected void Reason(ImmutableArray<GivenAnswer> because)
    {
        for (var answer = 0; answer < because.Length; answer++)
        {
            if (answer > 0)
            {
                WriteLiteral("; "u8);
            }

            Write(Model.Quote(because[answer]));
        }
    }
}

/// <summary>A finding as it is shown to everybody, with a gap for the reason.</summary>
/// <param name="Shape">How it looks.</param>
/// <param name="Id">The id of its item.</param>
/// <param name="Said">What the item says.</param>
/// <param name="HasReason">Whether an answer led to it.</param>
/// <param name="Pictures">Pictures that go with it.</param>
public sealed record FindingView(Shape Shape, string Id, Passage Said, bool HasReason, Markup? Pictures)
{
    /// <summary>Where the reason goes.</summary>
    public static Markup Reason { get; } = new(MarkupWithGap.Gap);
}
