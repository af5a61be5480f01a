using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages;

/// <summary>A picture with its text alternative.</summary>
public sealed record Illustration(string Address, string Alt);

/// <summary>The pictures that go with a piece of advice, by its id.</summary>
public static class Illustrations
{
    public static IReadOnlyList<Illustration> For(string advice) => advice switch
    {
        "relief-seated-stretch" =>
        [
            new("/img/seated-1.svg", Ui.PictureSeated1),
            new("/img/seated-2.svg", Ui.PictureSeated2),
            new("/img/seated-3.svg", Ui.PictureSeated3),
        ],
        "relief-in-bed" => [new("/img/in-bed-1.svg", Ui.PictureInBed1), new("/img/in-bed-2.svg", Ui.PictureInBed2)],
        "relief-heat" => [new("/img/heat.svg", Ui.PictureHeat)],
        "relief-massage" => [new("/img/massage.svg", Ui.PictureMassage)],
        _ => [],
    };
}
