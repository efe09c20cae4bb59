using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>A clerk who books for callers on the server's pages; when the line is cut, presses again on the same page.</summary>
internal sealed class PhoneClerk(TwoZones zones) : IDisposable
{
    const int MostWeeks = 4;

    readonly HttpClient _http = new(new SocketsHttpHandler { CookieContainer = new() }) { BaseAddress = zones.Hall, Timeout = TimeSpan.FromSeconds(40) };
    readonly SemaphoreSlim _hands = new(1);

    public async Task Book(Promise promise, Random dice)
    {
        await _hands.WaitAsync();
        try
        {
            while (true)
            {
                var form = await People.Insist(dice, "a time on the clerk's page", () => Choose(dice));
                var (at, html) = (await People.Insist(dice, "booking by telephone", () => Press(form, promise))).Value;
                if (Regex.Match(at, "/phone/r/([0-9A-Z]{8})") is not { Success: true } booked)
                    continue;
                promise.Booked(booked.Groups[1].Value, Guid.Parse(form["key"]), WebResident.Time(form["start"]), zones.Now);
                return;
            }
        }
        finally
        {
            _hands.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _hands.Dispose();
    }

    async Task<IReadOnlyDictionary<string, string>?> Choose(Random dice)
    {
        // Looks on when the residents have taken a whole week.
        string? time = null;
        for (var week = 0; time is null && week < MostWeeks; week++)
        {
            var (at, times) = await Get(string.Create(CultureInfo.InvariantCulture, $"/phone/times?site=honchosha&p=J10&from={zones.Now.ToOffset(TimeSpan.FromHours(9)).AddDays(7 * week):yyyy-MM-dd}"));
            if (at.StartsWith("/staff", StringComparison.Ordinal))
            {
                await SignIn();
                return null;
            }
            time = dice.Any(People.Links(times, "/phone/new?"));
        }
        if (time is null)
            return null;
        var hidden = People.Hidden((await Get(time)).Html);
        return hidden.ContainsKey("key") && hidden.ContainsKey("start") ? hidden : null;
    }

    /// <returns>Null when nobody knows whether it is booked.</returns>
    async Task<Boxed<(string At, string Html)>?> Press(IReadOnlyDictionary<string, string> form, Promise promise)
    {
        zones.Presses.Now();
        var (at, html) = await Post("/phone/new?site=honchosha&p=J10&slot=" + form["start"], [.. form, new("kana", "しみん"), new("phone", promise.Phone!), new("name", promise.Name)]);
        if (at.StartsWith("/staff", StringComparison.Ordinal))
            await SignIn();
        // Another time is offered only when this one is certainly gone.
        return at.StartsWith("/phone/r/", StringComparison.Ordinal) || html.Contains("<select", StringComparison.Ordinal) ? new((at, html)) : null;
    }

    async Task SignIn()
    {
        var (_, page) = await Get("/staff/sign-in?returnUrl=%2Fphone");
        var (_, code) = await Post("/staff/sign-in", [.. People.Hidden(page), new("mail", Staff.Clerk), new("password", Staff.Password)]);
        await Post("/staff/sign-in/code", [.. People.Hidden(code), new("code", Totp.Now())]);
    }

    async Task<(string At, string Html)> Get(string address)
    {
        using var answer = await _http.GetAsync(new Uri(address, UriKind.Relative));
        return await Read(answer);
    }

    async Task<(string At, string Html)> Post(string address, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(new Uri(address, UriKind.Relative), content);
        return await Read(answer);
    }

    static async Task<(string At, string Html)> Read(HttpResponseMessage answer) => answer.StatusCode >= HttpStatusCode.InternalServerError
        ? throw new HttpRequestException($"{answer.StatusCode}") : (answer.RequestMessage!.RequestUri!.PathAndQuery, await answer.Content.ReadAsStringAsync());
}
