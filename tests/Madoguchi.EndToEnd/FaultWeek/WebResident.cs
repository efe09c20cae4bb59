using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.TestKit.Residents;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>Books, confirms, moves and cancels through the real pages; when nothing comes, goes back, reloads and presses again.</summary>
internal sealed class WebResident(TwoZones zones, Promise promise, Random dice) : IDisposable
{
    const string Gone = "この予約は取り消されています";
    static readonly string[][] Errands = [["J10"], ["J10"], ["J01"], ["H01"], ["J01", "J10"]];
    static readonly TimeSpan PatienceForMail = TimeSpan.FromSeconds(12), LooksEvery = TimeSpan.FromMilliseconds(100);

    readonly BookingBrowser _browser = new(zones.Outside);
    readonly IReadOnlyList<string> _errand = Errands[dice.Next(Errands.Length)];

    Resident Who => new(promise.Name, "しみん", promise.Phone, promise.Mail);

    /// <summary>The day on which a resident books.</summary>
    public async Task Come()
    {
        await Book();
        if (promise.State is Standing.Asked && dice.Chance(0.9))
            await Confirm();
        if (dice.Chance(0.3))
            await ThinkBetter();
    }

    /// <summary>Another time, or none any more.</summary>
    public async Task ThinkBetter()
    {
        if (promise.State is not Standing.Stands)
            return;
        if (dice.Chance(0.5))
            await Move();
        else
            await Cancel();
    }

    /// <summary>When the mail is there; else on another day.</summary>
    public async Task Confirm()
    {
        for (var began = TimeProvider.System.GetTimestamp(); Letters.Of(zones.Relay, promise.Mail, Letters.Confirm) is null; await Task.Delay(LooksEvery, TimeProvider.System))
        {
            if (TimeProvider.System.GetElapsedTime(began) > PatienceForMail)
                return;
        }
        var link = Letters.Link(Letters.Of(zones.Relay, promise.Mail, Letters.Confirm)!);
        var answer = await People.Insist(dice, "confirming", async () =>
        {
            var page = await _browser.Get(link);
            if (Says(page, "この申し込みは終わっています"))
                return page;
            var hidden = People.Hidden(page.Html);
            return !hidden.ContainsKey("k") ? null
                : await _browser.Post($"/r/{promise.Code}/confirm", hidden) is var confirmed && IsMine(confirmed) && !Says(confirmed, "届いたメールのリンクを開いて") ? confirmed : null;
        });
        (promise.State, promise.SettledAt) = (Says(answer, "終わっています") ? Standing.Lapsed : Standing.Stands, zones.Now);
    }

    public void Dispose() => _browser.Dispose();

    async Task Book()
    {
        while (true)
        {
            var (form, start) = (await People.Insist(dice, "a form for a time", OpenForm)).Value;
            var page = dice.Chance(0.4) ? await People.Try(() => Press(form)) : await People.Insist(dice, "booking", () => Press(form));
            if (page is null)
            {
                promise.GivenUp.Add(Guid.Parse(form.Key));
                return;
            }
            if (page.Booked is not { } booked)
                continue;
            promise.Booked(booked.Code, Guid.Parse(form.Key), start, zones.Now);
            return;
        }
    }

    /// <summary>Once, or again a moment later before anything has come.</summary>
    /// <returns>Null when no press was answered.</returns>
    async Task<ResidentPage?> Press(DetailsForm form)
    {
        TimeSpan[] presses = dice.Chance(0.25) ? [TimeSpan.Zero, TimeSpan.FromMilliseconds(dice.Next(400))] : [TimeSpan.Zero];
        var pages = await Task.WhenAll(presses.Select(wait => People.Try<ResidentPage>(async () =>
        {
            await Task.Delay(wait, TimeProvider.System);
            zones.Presses.Now();
            return await form.Send(Who);
        })));
        return pages.FirstOrDefault(page => page?.Booked is not null) ?? pages.FirstOrDefault(page => page is not null && IsAnswer(page));
    }

    async Task<Boxed<(DetailsForm Form, DateTimeOffset Start)>?> OpenForm()
    {
        var days = await _browser.Get($"/book/honchosha/day?{string.Join('&', _errand.Select(code => $"p={code}"))}");
        if (dice.Any([.. People.Links(days.Html, "/book/honchosha/time?").Take(5)]) is not { } day)
            return null;
        var times = await _browser.Get(day);
        if (dice.Any(BookingBrowser.FreeTimes(day, times.Html)) is not { } time)
            return null;
        var form = await _browser.OpenDetails(time);
        return form.Key.Length == 0 ? null : new((form, Time(Regex.Match(time, "slot=([^&]*)").Groups[1].Value)));
    }

    async Task Move()
    {
        string? slot = null;
        await People.Insist(dice, "moving", async () =>
        {
            if (await SignIn() is null)
                return null;
            var change = $"/r/{promise.Code}/change";
            if (slot is null)
            {
                var days = await _browser.Get(change);
                if (dice.Any(People.Links(days.Html, change + "?day=")) is not { } day || dice.Any(People.FreeTimes((await _browser.Get(day)).Html)) is not { } free)
                    return null;
                (slot, promise.MovesPressed) = (free, promise.MovesPressed + 1);
            }
            zones.Presses.Now();
            var page = await _browser.Post(change, [new("slot", slot), await _browser.Token($"/r/{promise.Code}/cancel")]);
            if (page.Status is HttpStatusCode.Conflict)
                slot = null;
            return Says(page, "予約の日時を変えました") ? page : null;
        });
        promise.Moved(Time(slot!), zones.Now);
    }

    async Task Cancel()
    {
        // Whoever comes back after a lost answer is told at the door that it is done.
        await People.Insist(dice, "cancelling", async () => await SignIn() is not { } mine ? null
            : Says(mine, Gone) ? mine
            : await _browser.Fill($"/r/{promise.Code}/cancel", $"/r/{promise.Code}/cancel", ("sure", "yes")) is var page && Says(page, Gone) ? page : null);
        (promise.State, promise.CancelledAt) = (Standing.Cancelled, zones.Now);
    }

    /// <summary>By the link in a mail that came, or by code and second factor.</summary>
    /// <returns>The page of the reservation; null when it did not come.</returns>
    async Task<ResidentPage?> SignIn()
    {
        var letter = promise.Mail is null ? null : Letters.Of(zones.Relay, promise.Mail, Letters.Booked);
        var page = letter is not null ? await _browser.Get(Letters.Link(letter)) : await _browser.Fill("/r", "/r", ("code", promise.Code!), ("contact", promise.Mail ?? promise.Phone![^4..]));
        return IsMine(page) || Says(page, Gone) ? page : null;
    }

    public static DateTimeOffset Time(string slot) => new(DateTime.ParseExact(WebUtility.UrlDecode(slot), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(9));

    static bool IsAnswer(ResidentPage page) => page.Status is HttpStatusCode.Conflict or HttpStatusCode.BadRequest;

    static bool IsMine(ResidentPage page) => page.Status is HttpStatusCode.OK && Says(page, "class=\"r-code\"");

    static bool Says(ResidentPage page, string sentence) => page.Html.Contains(sentence, StringComparison.Ordinal);
}
