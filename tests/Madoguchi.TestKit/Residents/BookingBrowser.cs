using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.TestKit.Residents;

/// <summary>Who books, as typed into the form.</summary>
public sealed record Resident(string Name, string Kana, string? Phone = null, string? Mail = null)
{
    public static readonly Resident Hanako = new("国分 花子", "こくぶ はなこ", "090-1234-5678");
}

/// <summary>A reservation as its holder knows it.</summary>
/// <param name="Code">Eight characters without the hyphen, as the QR code holds them.</param>
/// <param name="Page">The page that confirmed it.</param>
public sealed record BookedReservation(string Code, Uri Page);

/// <summary>
/// A resident's browser with JavaScript off: follows links and sends forms of reservation-web over plain HTTP, with its own
/// cookies. <c>await new BookingBrowser(new("http://127.0.0.1:5081")).Book("honchosha", ["J10"], Resident.Hanako)</c>
/// </summary>
public sealed partial class BookingBrowser : IDisposable
{
    /// <summary>What no resident types, in bytes.</summary>
    const int LargeForm = 32 * 1024;

    readonly HttpClient http;

    /// <param name="address">Where reservation-web listens.</param>
    /// <param name="from">The network the resident is in; null: this machine's.</param>
    /// <param name="client">The resident's address as a proxy in front of the site would tell it; null: there is none.</param>
    public BookingBrowser(Uri address, NetworkZone? from = null, string? client = null)
    {
        var handler = NetworkZone.HandlerIn(from);
        (handler.AllowAutoRedirect, handler.CookieContainer, handler.Expect100ContinueTimeout) = (false, new(), TimeSpan.FromMinutes(1));
        // Two thousand at once on a busy machine: how long it takes is measured elsewhere.
        http = new(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(6) };
        if (client is not null)
            http.DefaultRequestHeaders.Add("X-Forwarded-For", client);
    }

    /// <summary>Books the first free time, or the one given.</summary>
    /// <param name="site">Site code.</param>
    /// <param name="procedures">1–20 procedure codes.</param>
    /// <param name="who">Goes into the form as it is.</param>
    /// <param name="start">Start of the slot; null for the first that is free.</param>
    /// <exception cref="InvalidOperationException">Nothing is free, or the site refused; the message holds its page.</exception>
    public async Task<BookedReservation> Book(string site, IReadOnlyList<string> procedures, Resident who, DateTimeOffset? start = null)
    {
        var details = start is null ? await FirstFree(site, procedures) : DetailsAddress(site, procedures, start.Value);
        var form = await OpenDetails(details);
        var answer = await form.Send(who);
        return answer.Booked ?? throw new InvalidOperationException($"Not booked, status {(int)answer.Status}: {answer.Html}");
    }

    /// <summary>The address of the step with name and contact for a slot.</summary>
    public static string DetailsAddress(string site, IReadOnlyList<string> procedures, DateTimeOffset start) =>
        $"/book/{site}/details?{string.Join('&', procedures.Select(code => $"p={code}"))}&slot={start.ToOffset(TimeSpan.FromHours(9)):yyyy-MM-ddTHH:mm}";

    /// <summary>Chooses a time and opens the form of the last step; it can be sent more than once.</summary>
    /// <param name="address">Of a time, or of a form that was opened before.</param>
    public async Task<DetailsForm> OpenDetails(string address)
    {
        var page = await (address.Contains("&key=", StringComparison.Ordinal) ? Get(address) : Choose(address));
        // Whoever was too late for the time is shown the others, whose form has a key of its own: nothing can be sent there.
        var isForm = page.Html.Contains("name=\"kana\"", StringComparison.Ordinal);
        return new(this, address, Hidden(page.Html, "__RequestVerificationToken"), isForm ? Hidden(page.Html, "key") : "", Hidden(page.Html, "slot"));
    }

    /// <summary>Presses the button of a time on the page of its day, which holds it; where there is none, the address is opened as it is.</summary>
    public async Task<ResidentPage> Choose(string details)
    {
        var time = TimeOf().Match(details);
        var day = details.Replace("/details?", "/time?", StringComparison.Ordinal).Replace(time.Value, $"&day={time.Groups[1].Value}", StringComparison.Ordinal);
        var times = await Get(day);
        return Hidden(times.Html, "__RequestVerificationToken") is { Length: > 0 } token
            ? await Post(day, [new("__RequestVerificationToken", token), new("key", Hidden(times.Html, "key")), new("slot", $"{time.Groups[1].Value}T{time.Groups[2].Value}")])
            : await Get(details);
    }

    /// <summary>Walks through days and times like a resident: first day with room, first time with room.</summary>
    /// <returns>Address of the step with name and contact.</returns>
    public async Task<string> FirstFree(string site, IReadOnlyList<string> procedures)
    {
        var days = await Get($"/book/{site}/day?{string.Join('&', procedures.Select(code => $"p={code}"))}");
        var day = Link(days.Html, $"/book/{site}/time?");
        return FreeTimes(day, (await Get(day)).Html) is [var first, ..] ? first : throw new InvalidOperationException($"No time is free on {day}.");
    }

    /// <summary>Addresses of the step with name and contact, for the times that a day's page lets one choose.</summary>
    /// <param name="day">The page's address.</param>
    public static IReadOnlyList<string> FreeTimes(string day, string html) =>
        [.. Times().Matches(html).Select(match => DayOf().Replace(day.Replace("/time?", "/details?", StringComparison.Ordinal), $"&slot={match.Groups[1].Value}"))];

    /// <summary>A redirect is followed once, as to the page of a time that is held.</summary>
    public async Task<ResidentPage> Get(string address)
    {
        using var response = await http.GetAsync(new Uri(address, UriKind.Relative));
        if (response.StatusCode is not HttpStatusCode.SeeOther)
            return await ResidentPage.Read(response);
        using var next = await http.GetAsync(response.Headers.Location);
        return await ResidentPage.Read(next);
    }

    /// <summary>Sends a form; a redirect afterwards is followed once, as browsers do.</summary>
    public async Task<ResidentPage> Post(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = content };
        // Whoever sends much asks first, so that a refusal is read and not met as a broken pipe.
        request.Headers.ExpectContinue = content.Headers.ContentLength > LargeForm;
        using var response = await http.SendAsync(request);
        if (response.StatusCode is not (HttpStatusCode.SeeOther or HttpStatusCode.Found))
            return await ResidentPage.Read(response);
        var next = new Uri(http.BaseAddress!, response.Headers.Location!).PathAndQuery;
        return (await Get(next)) with { Address = new(http.BaseAddress!, next) };
    }

    /// <summary>Sends a form and follows no redirect.</summary>
    public async Task<(HttpStatusCode Status, string Html)> Send(string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var response = await http.PostAsync(new Uri(address, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page with a form and sends it with these fields beside its hidden ones.</summary>
    public async Task<ResidentPage> Fill(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await Token(page);
        return await Post(action, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(token));
    }

    /// <summary>The hidden field of a page's form that proves where the form came from.</summary>
    public async Task<KeyValuePair<string, string>> Token(string page) =>
        new("__RequestVerificationToken", Hidden((await Get(page)).Html, "__RequestVerificationToken"));

    public void Dispose() => http.Dispose();

    /// <summary>The first link of a page that begins so.</summary>
    public static string Link(string html, string beginning) => Links().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).FirstOrDefault(link => link.StartsWith(beginning, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"No link to {beginning} in: {html}");

    /// <summary>The value of a hidden field; empty when there is none.</summary>
    public static string Hidden(string html, string name) => WebUtility.HtmlDecode(Regex.Match(html, $"""name="{name}" value="([^"]*)""").Groups[1].Value);

    [GeneratedRegex(@"&slot=(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")]
    private static partial Regex TimeOf();

    [GeneratedRegex(@"&day=\d{4}-\d\d-\d\d")]
    private static partial Regex DayOf();

    [GeneratedRegex("""<button type="submit" class="r-choice" name="slot" value="([^"]*)""")]
    private static partial Regex Times();

    [GeneratedRegex("""href="([^"]*)""")]
    private static partial Regex Links();
}

/// <summary>The open form of the last step.</summary>
public sealed class DetailsForm(BookingBrowser browser, string address, string token, string key, string slot)
{
    /// <summary>Names the form; empty when the page had none.</summary>
    public string Key => key;

    /// <param name="who">As typed.</param>
    /// <param name="again">Says beforehand that a second reservation of the same person on the same day is meant.</param>
    public async Task<ResidentPage> Send(Resident who, bool again = true) => await browser.Post(address, Fields(who, again));

    IEnumerable<KeyValuePair<string, string>> Fields(Resident who, bool again) =>
    [
        new("__RequestVerificationToken", token), new("key", key), new("slot", slot), new("name", who.Name), new("kana", who.Kana),
        new("phone", who.Phone ?? ""), new("mail", who.Mail ?? ""), new("again", again ? "yes" : ""),
    ];
}

/// <summary>A page as it came.</summary>
public sealed partial record ResidentPage(HttpStatusCode Status, string Html, Uri Address)
{
    /// <summary>The reservation that the page confirms, or null.</summary>
    public BookedReservation? Booked =>
        Status is HttpStatusCode.OK && Address.AbsolutePath.StartsWith("/booked/", StringComparison.Ordinal) && Code().Match(Html) is { Success: true } code
            ? new(code.Groups[1].Value + code.Groups[2].Value, Address) : null;

    internal static async Task<ResidentPage> Read(HttpResponseMessage response) =>
        new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.RequestMessage!.RequestUri!);

    [GeneratedRegex("""class="r-code">([0-9A-Z]{4})-([0-9A-Z]{4})<""")]
    private static partial Regex Code();
}
