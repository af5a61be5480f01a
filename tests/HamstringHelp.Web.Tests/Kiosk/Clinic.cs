using System.Net;
using System.Security.Cryptography;
using System.Text;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HamstringHelp.Web.Tests.Kiosk;

/// <summary>A clinic with a tablet in its waiting room.</summary>
public sealed class Clinic
{
    private readonly App _app;

    /// <summary>Sets up a kiosk, as an operator would.</summary>
    public Clinic(App app, string name, int idleSeconds = 180, bool mayPrint = false)
    {
        _app = app;
        Change(storage => storage.Kiosks.Add(new ClinicKiosk { Name = name, CodeHash = HashOf(Code), IdleSeconds = idleSeconds, Language = "en", MayPrint = mayPrint }));
        Id = Read(storage => storage.Kiosks.Single(kiosk => kiosk.Name == name).Id);
    }

    public int Id { get; }

    public string Code { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public string Link => $"/kiosk/{Code}";

    /// <summary>The tally, as outcome and count.</summary>
    public IReadOnlyDictionary<string, int> Tally => Read(storage => storage.KioskTallies.Where(row => row.KioskId == Id).ToDictionary(row => row.Outcome, row => row.Count));

    /// <summary>A tablet in kiosk mode.</summary>
    public async Task<Visitor> Tablet()
    {
        var tablet = _app.Visit();
        await tablet.Go(Link);
        await tablet.Submit();
        Assert.Equal("/", tablet.Address);
        Assert.Equal(HttpStatusCode.OK, tablet.Status);
        return tablet;
    }

    public void Disable() => Change(storage => storage.Kiosks.Single(kiosk => kiosk.Id == Id).IsDisabled = true);

    public void Rotate() => Change(storage =>
    {
        var kiosk = storage.Kiosks.Single(kiosk => kiosk.Id == Id);
        storage.RetiredKioskCodes.Add(new RetiredKioskCode { CodeHash = kiosk.CodeHash });
        kiosk.CodeHash = RandomNumberGenerator.GetBytes(32);
    });

    /// <summary>Where a page's Refresh header leads, and after how many seconds.</summary>
    public static (int Seconds, string Address) Refresh(Visitor tablet)
    {
        var parts = tablet.Hops[^1].Headers["Refresh"].Split("; url=");
        return (int.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]);
    }

    /// <summary>Touches nothing until the page sends the browser on.</summary>
    public static Task Wait(Visitor tablet) => tablet.Go(Refresh(tablet).Address);

    private static byte[] HashOf(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    private void Change(Action<StorageContext> change) => Read(storage =>
    {
        change(storage);
        return storage.SaveChanges();
    });

    private T Read<T>(Func<StorageContext, T> read)
    {
        using var storage = _app.Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();
        return read(storage);
    }
}
