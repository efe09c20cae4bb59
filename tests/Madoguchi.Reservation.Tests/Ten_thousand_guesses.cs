using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Booking;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

/// <summary>Whoever guesses codes and tokens finds nobody and is slowed down; whoever is right gets through.</summary>
public class Ten_thousand_guesses
{
    const int Guesses = 10_000, Guessers = 12;
    const string Ticket = "abcdefghijklmnopqrstu_";
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(3), 4, capacity: 5);
    static readonly Resident Ueda = new("上田 珠緒", "ウエダ タマオ", "090-6642-1785", "tamao@mail.example");
    static readonly string[] Personal = ["上田", "珠緒", "ウエダ", "タマオ", "66421785", "6642-1785", "tamao", "住民票"];

    [Fact]
    public async Task Ten_thousand_at_every_door_find_nothing_are_slowed_and_lock_nobody_out()
    {
        var clock = new TurnedClock(Site.Morning);
        await using var site = await Site.Behind(clock, Slots);
        using var ueda = site.Resident();
        var booked = await ueda.Book("honchosha", ["J10"], Ueda);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), new[] { Status() });
        using var guesser = await Caller.Of(site);

        var answers = new Answer[Guesses];
        await Parallel.ForEachAsync(Enumerable.Range(0, Guesses), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
            answers[i] = await guesser.Guess(i % Caller.Doors, $"203.0.{i / Caller.Doors % Guessers}.9", i % 50 < Caller.Doors ? booked.Code : ReservationCode.New()));

        answers.Should().OnlyContain(answer => !answer.Found && !answer.Leaks, "nobody is found and nothing of anybody is said");
        foreach (var door in answers.GroupBy(answer => answer.Door))
            door.Count(answer => answer.Status is HttpStatusCode.TooManyRequests).Should().BeGreaterThan(door.Count() / 2, $"door {door.Key} slows them down");
        answers.Where(answer => answer.Status is HttpStatusCode.TooManyRequests).Should()
            .OnlyContain(answer => answer.Wait > TimeSpan.Zero && answer.Wait <= TimeSpan.FromHours(4) && answer.Refusal == "too-many" && answer.Body.Contains("間違いが続いたため"));
        await using (var db = site.OpenDatabase())
            (await db.Bookings.Where(b => b.CancelledAt == null && b.Changes == 0).CountAsync()).Should().Be(1, "nothing was cancelled or moved");

        // The holder of the ticket and of the link, even at a guesser's address, notice nothing.
        (await guesser.Get($"/t/{Ticket}", "203.0.1.9")).Status.Should().Be(HttpStatusCode.OK);
        (await guesser.Get(booked.Page.AbsolutePath, "203.0.1.9")).Status.Should().Be(HttpStatusCode.OK);
        await using var again = await site.Dial();

        // A reservation nobody guessed at opens from elsewhere at once, while the brake is on.
        using var hanako = site.Resident();
        var other = await hanako.Book("honchosha", ["J10"], Resident.Hanako);
        (await guesser.Find(other.Code, "5678", "198.51.100.7")).Status.Should().Be(HttpStatusCode.SeeOther);
        // Who guessed waits as told, and gets through then; so does the one whose code was guessed at.
        await WaitsAsTold(guesser, other.Code, "5678", "203.0.2.9", clock);
        await WaitsAsTold(guesser, booked.Code, "1785", "198.51.100.8", clock);
    }

    [Fact]
    public async Task Every_further_miss_doubles_the_wait()
    {
        var clock = new TurnedClock(Site.Morning);
        await using var site = await Site.Behind(clock, Slots, "--Madoguchi:Guess:PerClient=3");
        using var guesser = await Caller.Of(site);
        var waits = new List<double>();

        for (var i = 0; i < 3; i++)
            (await guesser.Find(ReservationCode.New(), "1111", "203.0.113.1")).Status.Should().Be(HttpStatusCode.NotFound);
        for (var i = 0; i < 5; i++)
        {
            var refused = await guesser.Find(ReservationCode.New(), "1111", "203.0.113.1");
            waits.Add(refused.Wait.TotalMinutes);
            clock.Turn(refused.Wait);
            (await guesser.Find(ReservationCode.New(), "1111", "203.0.113.1")).Status.Should().Be(HttpStatusCode.NotFound, "the wait is over");
        }

        waits.Should().Equal(1, 2, 4, 8, 15);
    }

    [Fact]
    public async Task Many_addresses_that_guess_in_turns_get_two_tries_each_and_their_neighbours_count_together()
    {
        await using var site = await Site.Behind(new TurnedClock(Site.Morning), Slots, "--Madoguchi:Guess:All=50");
        using var guesser = await Caller.Of(site);
        async Task<int> Tries(Func<int, string> address, int most) => (await Task.WhenAll(Enumerable.Range(0, most)
            .Select(i => guesser.Find(ReservationCode.New(), "1111", address(i))))).Count(answer => answer.Status is HttpStatusCode.NotFound);

        (await Tries(i => $"10.1.{i}.1", 50)).Should().Be(50);
        (await Tries(_ => "10.2.0.1", 9)).Should().Be(2, "the brake is on");
        (await Tries(i => $"10.3.0.{i + 1}", 60)).Should().Be(10, "addresses of one network have ten together");
        (await Tries(i => $"2001:db8:1:{i + 1:x}::1", 60)).Should().Be(10, "so has a subscriber of a /48");
    }

    static async Task WaitsAsTold(Caller caller, string code, string contact, string address, TurnedClock clock)
    {
        var refused = await caller.Find(code, contact, address);
        refused.Status.Should().Be(HttpStatusCode.TooManyRequests, $"{address} is not let in at once");
        clock.Turn(refused.Wait);
        (await caller.Find(code, contact, address)).Status.Should().Be(HttpStatusCode.SeeOther, "the told wait is over");
    }

    static TicketStatus Status() => new(Ticket, 1, "honchosha", "市役所本庁舎", new(2026, 11, 24), "A012", false, 1, new(5, 10),
        [new("J10", "住民票の写し", "Residence certificate", LegStates.Waiting, null, null)], Site.Morning);

    sealed record Answer(int Door, HttpStatusCode Status, string Body, TimeSpan Wait, string? Refusal, string? Location)
    {
        /// <summary>A page with something on it, or the way to one.</summary>
        public bool Found => Door != 1 && Status is HttpStatusCode.OK || Location?.StartsWith("/booked/", StringComparison.Ordinal) == true || Body.Contains("class=\"r-code\"");

        public bool Leaks => Personal.Any(Body.Contains);
    }

    /// <summary>Calls from whichever address it says, as the proxy would pass it on.</summary>
    sealed class Caller(HttpClient http, string cookie, string token) : IDisposable
    {
        public const int Doors = 11;

        public static async Task<Caller> Of(Site site)
        {
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
            using var page = await http.GetAsync(new Uri("/r", UriKind.Relative));
            var html = await page.Content.ReadAsStringAsync();
            var token = WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\" value=\"([^\"]*)").Groups[1].Value);
            return new(http, page.Headers.GetValues("Set-Cookie").First().Split(';')[0], token);
        }

        public Task<Answer> Get(string path, string from) => Send(-1, HttpMethod.Get, path, from);

        public Task<Answer> Find(string code, string contact, string from) => Send(-1, HttpMethod.Post, "/r", from, null, ("code", code), ("contact", contact));

        public Task<Answer> Guess(int door, string from, string code)
        {
            var (forged, key) = ($"mine=CfDJ8{Random(60)}", $"CfDJ8{Random(60)}");
            return door switch
            {
                0 => Send(door, HttpMethod.Post, "/r", from, null, ("code", code), ("contact", $"{RandomNumberGenerator.GetInt32(1000):0000}")),
                1 => Send(door, HttpMethod.Get, $"/r/{code}", from, forged),
                2 => Send(door, HttpMethod.Get, $"/r/{code}/cancel", from, forged),
                3 => Send(door, HttpMethod.Post, $"/r/{code}/cancel", from, forged, ("sure", "yes")),
                4 => Send(door, HttpMethod.Post, $"/r/{code}/change", from, forged, ("slot", "2026-11-24T12:00")),
                5 => Send(door, HttpMethod.Get, $"/r/{code}/open?k={key}", from),
                6 => Send(door, HttpMethod.Post, $"/r/{code}/confirm", from, null, ("k", key)),
                7 => Send(door, HttpMethod.Get, $"/booked/{Guid.NewGuid()}", from),
                8 => Send(door, HttpMethod.Get, $"/t/{Random(16)}", from),
                9 => Send(door, HttpMethod.Get, $"/t/{Random(16)}/events", from),
                _ => Send(door, HttpMethod.Post, $"/link/negotiate?negotiateVersion=1&access_token={Random(24)}", from),
            };
        }

        public void Dispose() => http.Dispose();

        async Task<Answer> Send(int door, HttpMethod method, string path, string from, string? also = null, params (string Name, string Value)[] fields)
        {
            using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
            request.Headers.Add("X-Forwarded-For", from);
            request.Headers.Add("Cookie", also is null ? cookie : $"{cookie}; {also}");
            if (method == HttpMethod.Post)
                request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(new("__RequestVerificationToken", token)));
            using var response = await http.SendAsync(request);
            return new(door, response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.RetryAfter?.Delta ?? TimeSpan.Zero,
                response.Headers.TryGetValues("Madoguchi-Refusal", out var refusal) ? refusal.Single() : null, response.Headers.Location?.ToString());
        }

        static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));
    }
}
