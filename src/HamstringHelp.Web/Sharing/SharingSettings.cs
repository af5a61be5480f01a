namespace HamstringHelp.Web.Sharing;

/// <summary>The section <c>Sharing</c> of the configuration.</summary>
public sealed class SharingSettings
{
    /// <summary>Where people reach the site, such as <c>https://cramps.example.org</c>; without it, the address that the request was sent to.</summary>
    public Uri? Address { get; set; }

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    public static SharingSettings From(IConfiguration configuration)
    {
        var text = configuration["Sharing:Address"];
        if (string.IsNullOrEmpty(text))
        {
            return new SharingSettings();
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.AbsolutePath == "/"
            ? new SharingSettings { Address = address }
            : throw new InvalidOperationException($"Sharing__Address is \"{text}\". Write it as \"https://cramps.example.org\", without a path.");
    }

    /// <summary>The whole link of a token.</summary>
    public string LinkTo(ShareToken token, HttpRequest request) =>
        (Address is null ? $"{request.Scheme}://{request.Host}" : Address.GetLeftPart(UriPartial.Authority)) + $"/r/{token.Text}";
}
