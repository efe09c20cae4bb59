using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Demo.Simulation;

/// <summary>People who book on their phone: through the same forms as everybody, and some check in soon after.</summary>
internal sealed partial class Bookers(string reservationWeb, Api kiosk, TimeProvider clock, Chance chance)
{
    const double SecondsBetween = 45;

    const string Site = "honchosha";

    static readonly TimeSpan ComesBefore = TimeSpan.FromMinutes(5);

    static readonly (string Name, string Kana)[] People =
        [("国分 太郎", "コクブ タロウ"), ("恋ヶ窪 葵", "コイガクボ アオイ"), ("並木 誠", "ナミキ マコト"), ("泉 さくら", "イズミ サクラ"), ("本多 健", "ホンダ ケン")];

    public async Task Come(CancellationToken end)
    {
        var visits = new List<Task>();
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(chance.UntilNext(SecondsBetween), TimeProvider.System, end);
            if (await Book(end) is not { } booked)
                continue;
            visits.RemoveAll(visit => visit.IsCompleted);
            visits.Add(Visit(booked.Code, chance.Is(0.4) ? clock.GetUtcNow() : booked.Start - ComesBefore, end));
        }
    }

    /// <returns>Null when nothing is free, or the site is away.</returns>
    async Task<(string Code, DateTimeOffset Start)?> Book(CancellationToken end)
    {
        // Cookies of one person, thrown away with the phone's browser window.
        using var phone = new HttpClient { BaseAddress = new(reservationWeb), Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            var errand = string.Join('&', chance.Of(Errands.AtTheCityHall).Select(code => $"p={code}"));
            var days = await Page($"/book/{Site}/day?{errand}");
            if (Link(days, "/time?") is not { } day || await Page(day) is var times && Slot().Match(times) is not { Success: true, Groups: [_, { Value: var slot }] })
                return null;
            var (name, kana) = chance.Of(People);
            using var chosen = await Send(day, times, ("slot", slot));
            using var answer = await Send(
                chosen.RequestMessage!.RequestUri!.PathAndQuery, await chosen.Content.ReadAsStringAsync(end),
                ("name", name), ("kana", kana), ("phone", "042-325-0111"), ("mail", ""));
            var code = Code().Match(await answer.Content.ReadAsStringAsync(end));
            return code.Success ? (code.Groups[1].Value + code.Groups[2].Value, Start(slot)) : null;
        }
        catch (Exception away) when (away is HttpRequestException || (away is TaskCanceledException && !end.IsCancellationRequested))
        {
            return null;
        }

        Task<string> Page(string address) => phone.GetStringAsync(new Uri(address, UriKind.Relative), end);

        async Task<HttpResponseMessage> Send(string address, string page, params (string Name, string Value)[] typed)
        {
            using var fields = new FormUrlEncodedContent(
                [.. Hidden().Matches(page).Select(field => KeyValuePair.Create(field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value))), .. typed.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
            return await phone.PostAsync(new Uri(address, UriKind.Relative), fields, end);
        }
    }

    async Task Visit(string code, DateTimeOffset at, CancellationToken end)
    {
        var way = at - clock.GetUtcNow();
        await Task.Delay(way > TimeSpan.Zero ? way : chance.Between(5, 15), TimeProvider.System, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!end.IsCancellationRequested)
            await kiosk.Post<IssuedTicket>($"/api/v1/sites/{Site}/check-ins", new CheckInRequest(code), end);
    }

    static DateTimeOffset Start(string slot) => new(DateTime.Parse(slot, System.Globalization.CultureInfo.InvariantCulture), JapanTime.Offset);

    static string? Link(string html, string part) => Links().Matches(html)
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).FirstOrDefault(link => link.StartsWith($"/book/{Site}{part}", StringComparison.Ordinal));

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("<button [^>]*name=\"slot\" value=\"([^\"]*)\"")]
    private static partial Regex Slot();

    [GeneratedRegex("class=\"r-code\">([2-9A-Z]{4})-([2-9A-Z]{4})<")]
    private static partial Regex Code();
}
