using System.Text.RegularExpressions;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Madoguchi.Reservation.Tests;

/// <summary>A site that sends mail, with a clock that the test turns, and residents who wait.</summary>
internal sealed class WaitingWorld : IAsyncDisposable
{
    public const string Offered = "席が空きました";

    /// <summary>Thursday at ten, the only time of its day.</summary>
    public static readonly DateTimeOffset Visit = Site.Morning.AddDays(2).AddHours(2);

    public static readonly string Form = "/book/honchosha/wait?p=J10&day=2026-11-26";

    public static string[] MailSettings(int relay) =>
        [$"--Madoguchi:Mail:Smtp=smtp:127.0.0.1:{relay}", "--Madoguchi:Mail:From=国分寺市 <yoyaku@city.example.jp>", "--Madoguchi:PublicUrl=https://yoyaku.city.example.jp"];

    public TurnedClock Clock { get; } = new(Site.Morning);
    public MailServer Relay { get; } = new();
    public Site Site { get; private set; } = null!;

    /// <param name="more">Further slots.</param>
    public static async Task<WaitingWorld> Start(int capacity = 1, params LinkSlot[] more)
    {
        var world = new WaitingWorld();
        world.Site = await Site.Behind(world.Clock, [new("honchosha", Visit, 30, capacity), .. more], MailSettings(world.Relay.Port));
        return world;
    }

    /// <summary>The day is full.</summary>
    public async Task<string> Fill()
    {
        using var browser = Site.Resident();
        return (await browser.Book("honchosha", ["J10"], Resident.Hanako, Visit)).Code;
    }

    public Task Cancel(string code) => Site.Services.GetRequiredService<BookingDesk>().Cancel(code);

    /// <summary>What the sender does every twenty seconds and when it is rung for.</summary>
    public async Task Step()
    {
        await Site.Services.GetRequiredService<WaitingOffers>().Step();
        Site.Services.GetRequiredService<MailBell>().Ring();
    }

    public async Task Turn(TimeSpan by)
    {
        Clock.Turn(by);
        await Step();
    }

    /// <returns>The token of the waiting.</returns>
    public async Task<string> Wait(string mail) => (await TryWait(mail)).Address.AbsolutePath["/w/".Length..];

    public async Task<ResidentPage> TryWait(string mail, string name = "喜屋武 未央")
    {
        using var browser = Site.Resident();
        var page = await browser.Get(Form);
        return await browser.Post(Form, [Hidden(page, "__RequestVerificationToken"), Hidden(page, "key"), new("name", name), new("kana", "きゃん みお"), new("mail", mail)]);
    }

    /// <summary>Presses a button of the page that a waiting has.</summary>
    public async Task<ResidentPage> Press(string token, string button)
    {
        using var browser = Site.Resident();
        var page = await browser.Get($"/w/{token}");
        return await browser.Post($"/w/{token}/{button}", [Hidden(page, "__RequestVerificationToken"), Hidden(page, "slot")]);
    }

    public async Task<string> Page(string token)
    {
        using var browser = Site.Resident();
        return (await browser.Get($"/w/{token}")).Html;
    }

    public Task<MimeMessage> Letter(string mail, int number = 1) => Eventually.Get(
        () => Task.FromResult(Offers(mail).Skip(number - 1).FirstOrDefault()), $"offer {number} to {mail}");

    public IEnumerable<MimeMessage> Offers(string mail) => Relay.To(mail).Where(letter => letter.Subject!.Contains(Offered, StringComparison.Ordinal));

    public async Task<WaitingRow> Row(string token)
    {
        await using var db = Site.OpenDatabase();
        return await db.Waiting.AsNoTracking().SingleAsync(waiting => waiting.Token == token);
    }

    /// <summary>The relay was asked so often in vain.</summary>
    public Task Tried(int times) => Eventually.Is(async () =>
    {
        await using var db = Site.OpenDatabase();
        return await db.Mails.SumAsync(mail => mail.Tries) == times;
    }, $"the relay was asked {times} times");

    public async Task<WaitingRow> AnyWaiting()
    {
        await using var db = Site.OpenDatabase();
        return await db.Waiting.AsNoTracking().FirstAsync();
    }

    /// <summary>The mail has left and was noted, so that the clock of the offer runs.</summary>
    public Task ClockRuns(string token) => Eventually.Is(async () =>
    {
        await Step();
        return (await Row(token)).Until is not null;
    }, "the clock of the offer runs");

    public async Task<List<(string? Code, DateTimeOffset? Until)>> Seats()
    {
        await using var db = Site.OpenDatabase();
        return [.. (await db.Seats.AsNoTracking().ToListAsync()).Select(seat => (seat.Code, seat.HeldUntil))];
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Relay.DisposeAsync();
    }

    static KeyValuePair<string, string> Hidden(ResidentPage page, string name) =>
        new(name, Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value);
}
