using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

/// <summary>A site where many people or one script book from one address.</summary>
internal static class ManyOfOnePlace
{
    public const string School = "203.0.113.9", Said = "たくさんの予約が続いています", Ready = "予約の順番が来ました";
    public static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);
    public static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Nine, 10, capacity: 20);
    public static readonly string Details = BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine);

    public static Task<Site> Open(TimeProvider clock, int perClient, IReadOnlyList<LinkSlot>? slots = null) =>
        Site.Behind(clock, slots ?? Slots, $"--Madoguchi:Booking:PerClient={perClient}");

    public static Resident Invented(int i) => new($"市民 {i}", "しみん", $"090{i:00000000}");

    public static async Task<int> Booked(Site site)
    {
        await using var db = site.OpenDatabase();
        return await db.Bookings.CountAsync();
    }

    /// <summary>As a browser with the button under its focus.</summary>
    public static async Task<ResidentPage> SendOn(BookingBrowser browser, ResidentPage page)
    {
        if (!page.Html.Contains(Ready, StringComparison.Ordinal))
            return page;
        var sent = await browser.Post(
            WebUtility.HtmlDecode(Regex.Match(page.Html, "<form method=\"post\" action=\"([^\"]+)\"").Groups[1].Value),
            new[] { "__RequestVerificationToken", "key", "slot", "pause", "again", "name", "kana", "phone", "mail" }.Select(name => KeyValuePair.Create(name, BookingBrowser.Hidden(page.Html, name))));
        return sent;
    }

    public static async Task<TimeSpan> BookPatiently(TurnedClock clock, BookingBrowser browser, Resident who)
    {
        var began = clock.GetUtcNow();
        var page = await (await browser.OpenDetails(await browser.FirstFree("honchosha", ["J10"]))).Send(who);
        while (page.Booked is null)
        {
            page.Html.Should().Contain(Said);
            clock.Turn(TimeSpan.FromSeconds(10));
            page = await SendOn(browser, await browser.Get(page.Address.PathAndQuery));
        }
        return clock.GetUtcNow() - began;
    }

    public static async Task<ResidentPage> Send(BookingBrowser browser, string key, string token) =>
        await browser.Post(Details, [await browser.Token("/r"), .. Fields(key, Invented(2), token)]);

    public static async Task<ResidentPage> Later(BookingBrowser browser, int i) =>
        await (await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddHours(1)))).Send(Invented(100 + i));

    public static IEnumerable<KeyValuePair<string, string>> Fields(string key, Resident who, string pause, string slot = "2026-11-24T09:00") =>
    [
        new("key", key), new("slot", slot), new("name", who.Name), new("kana", who.Kana), new("phone", who.Phone!), new("pause", pause), new("again", "yes"),
    ];
}
