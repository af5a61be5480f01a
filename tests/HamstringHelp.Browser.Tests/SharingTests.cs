using System.Diagnostics;
using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>Taking a result away.</summary>
[Collection(InChromium.Name)]
public sealed class SharingTests(Chromium chromium)
{
    /// <summary>Debian's reader of bar codes, as good as the camera of an old phone.</summary>
    private const string BarCodeReader = "/usr/bin/zbarimg";

    public static TheoryData<ColorScheme, bool> Screens => new() { { ColorScheme.Light, true }, { ColorScheme.Dark, true }, { ColorScheme.Dark, false } };

    [BrowserTheory]
    [MemberData(nameof(Screens))]
    public Task A_phone_reads_the_code_off_the_screen_and_opens_the_result(ColorScheme scheme, bool script) => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.MotherToBe);
            await visitor.Submit();
            Assert.EndsWith("/result#take-it", visitor.Page.Url, StringComparison.Ordinal);

            var read = ReadCode(await visitor.Page.Locator(".qr").ScreenshotAsync());
            Assert.Equal(await visitor.Page.Locator(".link-text").InnerTextAsync(), read);

            await chromium.Visit(async doctor =>
            {
                await doctor.Go(read);
                Assert.Equal(Person.MotherToBe.Outcome, await doctor.Outcome);
                await doctor.Follow(doctor.Main.Locator("a[href$='/delete']"));
                await doctor.Submit();
                Assert.Equal("It is deleted", await doctor.Heading);
            });
            await visitor.Go(read);
            Assert.Equal("This link leads nowhere", await visitor.Heading);
        },
        new() { ColorScheme = scheme, JavaScriptEnabled = script, ViewportSize = new() { Width = 360, Height = 740 } });

    [BrowserFact]
    public Task One_button_copies_the_link() => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.Runner);
            await visitor.Submit();

            await visitor.Page.Locator(".link-copy").ClickAsync();

            await Assertions.Expect(visitor.Page.Locator(".link-says")).ToHaveTextAsync("The link is copied.");
            Assert.Equal(await visitor.Page.Locator(".link-text").InnerTextAsync(), await visitor.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        },
        new() { Permissions = ["clipboard-read", "clipboard-write"] });

    [BrowserFact]
    public Task Without_script_no_button_promises_what_it_cannot_do() => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.Runner);
            await visitor.Submit();

            await Assertions.Expect(visitor.Page.Locator(".link-copy")).ToBeHiddenAsync();
            await Assertions.Expect(visitor.Page.Locator(".link-text")).ToBeVisibleAsync();
        },
        new() { JavaScriptEnabled = false });

    private static string ReadCode(byte[] picture)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("hamstring-qr-").FullName, "code.png");
        File.WriteAllBytes(file, picture);
        using var reader = Process.Start(new ProcessStartInfo(BarCodeReader, ["--quiet", "--raw", file]) { RedirectStandardOutput = true })!;
        var text = reader.StandardOutput.ReadToEnd();
        reader.WaitForExit();
        return text.Trim();
    }
}
