using QRCoder;

namespace HamstringHelp.Web.Sharing;

/// <summary>A link as a QR code.</summary>
public static class QrCode
{
    /// <summary>An SVG element without style: dark squares on white in every colour scheme, because cameras expect that.</summary>
    /// <param name="link">What the code leads to.</param>
    public static string Svg(string link)
    {
        using var data = QRCodeGenerator.GenerateQrCode(link, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return code.GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
