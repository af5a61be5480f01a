using System.Text;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>
/// Requests that no browser sends and somebody will. Each is made from its number alone, so that one that does harm can
/// be made again. Half of the forms carry a real person's cookies and token, to come as far as an answer does.
/// </summary>
public sealed class BadRequests
{
    /// <summary>A word that stands in many of them and has to stay out of the log.</summary>
    public const string Marker = "zyxomycin";

    private static readonly string[] Methods =
    [
        "GET", "POST", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "Post", "ZYXOMYCIN", "G\tT", "", "GET\0", new('M', 300), "\u00ff\u00fe",
    ];

    private static readonly string[] OddPaths =
    [
        "", "*", "//", "/\\", "/..", "/../../etc/passwd", "/%2e%2e/%2e%2e/appsettings.json", "/%", "/%zz", "/%0", "/%00", "/check/%00", "/check/%c0%af", "/check/%ff%fe", "/check/%ed%a0%80",
        "/check/%u0041", "/check/emergency%0d%0aSet-Cookie:%20x=y", "/check/../result", "/check/./emergency", "/check//emergency", "/check/emergency/", "/CHECK/EMERGENCY", "/check/emergency;x=y",
        "/check/{question}", "/check/<script>alert(1)</script>", "/check/'%20or%201=1--", "/check/zyxomycin", "/zyxomycin", "/r/zyxomycin", "/r/x", "/r/.!/doctor", "/r/%ff/delete", "/r/%00", "/r/" + new string('A', 43), "/error/500", "/error/-1", "/error/%30",
        "/site.css/", "/site.css%00.html", "/img/..%2f..%2fappsettings.json", "/img/%252e%252e/x", "/.git/config", "/Pages/Index.cshtml", "http://evil.example/", "http://", "ftp://x/y", "evil.example:443", "/ /", "/\u00e9", "/\u0001", "/#x", "?x", "/?",
    ];

    private static readonly string[] OddQueries =
    [
        "?from=zyxomycin", "?from=answers&from=answers", "?from=%00", "?from=%", "?from=" + new string('x', 2000), "?handler=Nothing", "?page=/Index", "?area=x&page=/Error", "?question=age", "?culture=xx-YY&ui-culture=%ff",
        "?", "??", "?&&&==", "?a[b][c]=d", "?_method=DELETE", "?from=<script>", "?%", "?status=500",
    ];

    private static readonly string[] OddTypes =
    [
        "application/json", "application/xml", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"", "multipart/form-data; boundary=zyxomycin", "multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-7", "application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=no-such", "application/x-www-form-urlencoded; charset=\"", "application/x-www-form-urlencoded; charset=utf-8; charset=utf-32",
        "application/x-www-form-urlencoded, text/html", "/", ";", "", "x", "\u00ff/\u00ff", "application/x-www-form-urlencoded;;;;", "application/grpc",
    ];

    private static readonly string[] OddHeaders =
    [
        "Range: bytes=-1", "Range: bytes=999999999-", "Range: bytes=5-2", "Range: bytes=0-0,2-3,9999999999999999999-", "Range: zyxomycin=1", "If-None-Match: zyxomycin", "If-None-Match: *", "If-Match: \"x", "If-Modified-Since: zyxomycin", "If-Range: \"", "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
        "Accept: */*;q=9", "Accept: ,,,;", "Accept-Encoding: br;q=zyxomycin", "Accept-Encoding: gzip;q=-1,*;q=0", "Accept-Language: \u00ff", "Accept-Language: xx-zyxomycin, *;q=x", "Expect: zyxomycin", "Expect: 100-continue", "Upgrade: websocket", "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings",
        "Connection: close, keep-alive", "Host: evil.example", "Host: [", "X-Forwarded-For: zyxomycin", "X-Forwarded-Proto: javascript", "X-Forwarded-Host: evil.example", "X-Original-URL: /error/500", "X-HTTP-Method-Override: DELETE", "Content-Encoding: gzip", "Cookie2: $Version=1", "Origin: null",
        "Authorization: Basic !!!!", "TE: trailers, zyxomycin", "Trailer: Content-Length", "traceparent: 00-zyxomycin-x-01", "tracestate: =", "baggage: a=%zz;;;", "Request-Id: |zyxomycin", ": empty", "No colon at all", " folded: yes", "Space : x", "Null: \0", "Bare: a\rb", "RequestVerificationToken: zyxomycin", "Content-Length: 0", "Content-Length: x", "Transfer-Encoding: identity",
    ];

    private static readonly string[] OddValues =
    [
        "", "none", "no-such-choice", "zyxomycin", "\u00ff\u00fe", "%00", "%", "%zz", "%ed%a0%80", "%f0%9f%a6%b5", "%e2%80%ae", "{}", "[]", "null", "-1", "99999999999999999999", "<script>alert(1)</script>", "' or 1=1--", "../../etc/passwd", "${jndi:ldap://x}", "%0d%0ax:%20y", new('9', 3000), "%2c%3b%26".PadRight(900, ','),
    ];

    private readonly string _cookies;
    private readonly string _token;
    private readonly string[] _pages;
    private readonly string[] _fields;
    private readonly Func<Random, string>[] _kinds;

    /// <param name="cookies">A person's cookies, as their browser sends them.</param>
    /// <param name="token">The token of that person's forms.</param>
    /// <param name="questions">The ids of the questions.</param>
    public BadRequests(string cookies, string token, IEnumerable<string> questions)
    {
        _cookies = cookies;
        _token = token;
        _fields = [.. questions, "names", "name-0", "__RequestVerificationToken"];
        _pages = ["/", "/relief", "/about", "/site.css", "/img/muscles.svg", "/check/answers", "/check/medicine-names", "/result", "/result/doctor", "/restart", .. questions.Select(id => $"/check/{id}")];
        _kinds = [Noise, Bent, OddPath, WrongMethod, BadCookies, StrangeForm, HugeForm, NestedForm, OddType, BrokenBody, HeaderFlood, BadFraming, OddHeader, OddQuery, Several];
    }

    public byte[] Make(int number)
    {
        var random = new Random(number);
        var request = _kinds[number % _kinds.Length](random);
        // Half of them say that they come from our own pages, as a browser of today does, so that no token is asked for.
        return Encoding.Latin1.GetBytes(number / _kinds.Length % 2 == 0 ? request : request.Replace(Host, Host + "Sec-Fetch-Site: same-origin\r\n", StringComparison.Ordinal));
    }

    private static string Noise(Random random) => Pick(random, "", "", "GET ", "GET / HTTP/1.1\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\u0016\u0003\u0001") + Bytes(random, random.Next(1, 3000));

    /// <summary>An honest request with some bytes changed, dropped or doubled, or with its end cut off.</summary>
    private string Bent(Random random)
    {
        var request = new StringBuilder(random.Next(2) == 0 ? Request("GET", Page(random), Person) : Form(random, $"{_fields[0]}=none"));
        for (var count = random.Next(1, 8); count > 0 && request.Length > 1; count--)
        {
            var at = random.Next(request.Length);
            switch (random.Next(4))
            {
                case 0:
                    request[at] = (char)random.Next(256);
                    break;
                case 1:
                    request.Remove(at, 1);
                    break;
                case 2:
                    request.Insert(at, request[at].ToString(), random.Next(1, 200));
                    break;
                default:
                    request.Length = at;
                    break;
            }
        }

        return request.ToString();
    }

    private string OddPath(Random random) => Request(
        Pick(random, "GET", "HEAD", "POST"),
        random.Next(4) switch
        {
            0 => Page(random) + Bytes(random, random.Next(1, 20)),
            1 => "/" + string.Concat(Enumerable.Range(0, random.Next(1, 400)).Select(_ => $"%{random.Next(256):x2}")),
            2 => Page(random) + string.Concat(Enumerable.Repeat(Pick(random, "/a", "/..", "/%2f", "/zyxomycin"), random.Next(1, 900))),
            _ => Pick(random, OddPaths),
        },
        Person);

    private string WrongMethod(Random random) => Request(Pick(random, Methods), random.Next(3) == 0 ? Pick(random, OddPaths) : Page(random), Person);

    private string BadCookies(Random random)
    {
        var names = _cookies.Split("; ").Select(cookie => cookie.Split('=')[0]).ToList();
        var cookies = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pick(random, [.. names, "", "x", "\u00ff", "__Host-"]) + "=" + random.Next(6) switch
        {
            0 => Bytes(random, random.Next(0, 200)),
            1 => Convert.ToBase64String(Encoding.Latin1.GetBytes(Bytes(random, random.Next(1, 900)))),
            2 => "CfDJ8" + Convert.ToHexString(Encoding.Latin1.GetBytes(Bytes(random, random.Next(1, 900)))),
            3 => new string('A', random.Next(1, 12_000)),
            4 => Pick(random, "\"", "\"zyxomycin", "zyxomycin;", "%", "a=b=c", ",,"),
            _ => Bend(random, _cookies),
        });
        var header = "Cookie: " + string.Join(Pick(random, "; ", ";", ", ", ";;"), cookies);
        return random.Next(2) == 0 ? Request("GET", Page(random), header) : Request("POST", Page(random), [header, FormType], $"__RequestVerificationToken={_token}&{_fields[0]}=none");
    }

    /// <summary>Fields and values in every wrong combination.</summary>
    private string StrangeForm(Random random) => Form(random, string.Join('&', Enumerable.Range(0, random.Next(1, 20)).Select(_ => $"{Pick(random, _fields)}={Pick(random, OddValues)}")));

    private string HugeForm(Random random) => Form(random, random.Next(3) switch
    {
        0 => $"{Pick(random, _fields)}={new string('x', random.Next(8_000, 40_000))}",
        1 => string.Join('&', Enumerable.Range(0, random.Next(50, 4_000)).Select(field => $"f{field}=x")),
        _ => $"{new string('k', random.Next(200, 10_000))}=x&{Pick(random, _fields)}=none",
    });

    private string NestedForm(Random random)
    {
        var depth = random.Next(1, 2_000);
        return Form(random, Pick(random, _fields) + Pick(random, "[a]", "[0]", ".a", "[", "]", "%5b%5d").PadRight(2, '.') + string.Concat(Enumerable.Repeat(Pick(random, "[x]", ".y", "[", "%5b0%5d"), depth)) + "=" + Pick(random, OddValues));
    }

    private string OddType(Random random)
    {
        var body = random.Next(4) switch
        {
            0 => $"--{Marker}\r\nContent-Disposition: form-data; name=\"{Pick(random, _fields)}\"\r\n\r\nnone\r\n--{Marker}--\r\n",
            1 => $"--{Marker}\r\nContent-Disposition: form-data; name=\"{Pick(random, _fields)}\"; filename=\"x\"\r\n{Bytes(random, 50)}",
            2 => new string('{', random.Next(1, 8_000)),
            _ => $"__RequestVerificationToken={_token}&{Pick(random, _fields)}=none",
        };
        return Request(Pick(random, "POST", "POST", "GET", "PUT"), Page(random), [Person, "Content-Type: " + Pick(random, OddTypes)], body);
    }

    private string BrokenBody(Random random) => Form(random, random.Next(2) == 0
        ? Bytes(random, random.Next(0, 4_000))
        : string.Concat(Enumerable.Range(0, random.Next(1, 300)).Select(_ => Pick(random, "%", "%%", "%0", "%zz", "%00", "%c0%80", "&", "=", "+", "\0", "\u00ff", "none", ";"))));

    private string HeaderFlood(Random random) => Request("GET", Page(random), random.Next(3) switch
    {
        0 => [.. Enumerable.Range(0, random.Next(50, 400)).Select(header => $"X-{header}: {Marker}")],
        1 => [$"X-Long: {new string('x', random.Next(1_000, 40_000))}"],
        _ => [.. Enumerable.Repeat(Pick(random, "Cookie: a=b", "Accept-Encoding: gzip", "Accept-Language: en", "Host: x", "Content-Type: x", $"{new string('N', 300)}: x"), random.Next(2, 120))],
    });

    private string BadFraming(Random random)
    {
        var body = $"__RequestVerificationToken={_token}&{_fields[0]}=none";
        var head = $"POST {Page(random)} HTTP/1.1\r\n{Host}{Person}\r\n{FormType}\r\n";
        return head + random.Next(10) switch
        {
            0 => $"Content-Length: {body.Length + random.Next(1, 9_000)}\r\n\r\n{body}",
            1 => $"Content-Length: {random.Next(0, body.Length)}\r\n\r\n{body}",
            2 => $"Content-Length: {Pick(random, "-1", "99999999999999999999", "9223372036854775807", "0x10", "1 1", "", "+5")}\r\n\r\n{body}",
            3 => $"Content-Length: 5\r\nContent-Length: 6\r\n\r\n{body}",
            4 => $"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}\r\n0\r\n\r\n",
            5 => $"Transfer-Encoding: chunked\r\n\r\n{Pick(random, "zz", "-1", "ffffffffffffffff", "5;zyxomycin=\"", "", "7fffffff")}\r\n{body}\r\n0\r\n\r\n",
            6 => $"Transfer-Encoding: chunked\r\n\r\n{body.Length:x}\r\n{body}",
            7 => $"Transfer-Encoding: {Pick(random, "gzip", "chunked, gzip", "gzip, chunked", "zyxomycin", "")}\r\n\r\n{body}",
            8 => $"Transfer-Encoding: chunked\r\n\r\n{string.Concat(Enumerable.Repeat("400\r\n" + new string('x', 1024) + "\r\n", random.Next(1, 30)))}0\r\n\r\n",
            _ => $"Expect: 100-continue\r\nContent-Length: {body.Length}\r\n\r\n{(random.Next(2) == 0 ? body : "")}",
        };
    }

    /// <summary>Any of them at a page; those about ranges and versions, which come first, one by one at a file.</summary>
    private string OddHeader(Random random) => random.Next(2) == 0
        ? Request("GET", "/site.css", Pick(random, OddHeaders[..11]))
        : Request(Pick(random, "GET", "GET", "HEAD"), Page(random), [Person, .. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pick(random, OddHeaders))]);

    private string OddQuery(Random random) => Request(Pick(random, "GET", "HEAD", "POST"), Page(random) + Pick(random, OddQueries), Person);

    /// <summary>Several in one go, without waiting for an answer.</summary>
    private string Several(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Next(4) == 0
        ? _kinds[random.Next(_kinds.Length - 1)](random)
        : Request("GET", Page(random), Person).Replace("Connection: close\r\n", "", StringComparison.Ordinal)));

    private const string Host = "Host: hamstring.test\r\n";

    private string Person => "Cookie: " + _cookies;

    private const string FormType = "Content-Type: application/x-www-form-urlencoded";

    private string Page(Random random) => Pick(random, _pages);

    private string Form(Random random, string body) =>
        Request("POST", Page(random), [Person, FormType], (random.Next(2) == 0 ? $"__RequestVerificationToken={_token}&" : "") + body);

    private static string Request(string method, string path, params IReadOnlyList<string> headers) => Request(method, path, headers, "");

    private static string Request(string method, string path, IReadOnlyList<string> headers, string body) =>
        $"{method} {path} HTTP/1.1\r\n{Host}Connection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}{(body.Length > 0 ? $"Content-Length: {body.Length}\r\n" : "")}\r\n{body}";

    private static string Bend(Random random, string text)
    {
        var at = random.Next(text.Length);
        return text[..at] + (char)random.Next(33, 127) + text[(at + 1)..];
    }

    private static string Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
