using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Features.Admin;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Madoguchi.Server.Tests.Offline;

/// <summary>What kiosks did while they were cut off arrives late, repeated and out of order, and is right all the same.</summary>
public class Cut_off_kiosks_are_told_of
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task Kiosks_that_ask_at_once_never_share_a_number_not_even_with_one_name()
    {
        await using var hall = await CityHall.Open();
        var kiosks = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => KioskLine.Dial(hall, "kiosk-1")));
        var leased = await Task.WhenAll(kiosks.SelectMany(kiosk => Enumerable.Range(0, 10).Select(async _ => (kiosk.Installation, Numbers: await kiosk.Lease()))));

        foreach (var kiosk in leased.GroupBy(one => one.Installation))
            kiosk.Should().AllSatisfy(one => one.Numbers.Should().Equal(kiosk.First().Numbers, "asked again, it keeps what it has"));
        var all = leased.DistinctBy(one => one.Installation).SelectMany(one => one.Numbers).ToArray();
        all.Should().HaveCount(200).And.OnlyHaveUniqueItems();
        all.Select(number => int.Parse(number[1..], CultureInfo.InvariantCulture)).Should().OnlyContain(number => number >= 800 && number <= 999);

        await using var fifth = await KioskLine.Dial(hall, "kiosk-5");
        (await fifth.Ask(KioskLine.Today)).Refused!.Code.Should().Be("number-band-exhausted");
        foreach (var kiosk in kiosks)
            await kiosk.DisposeAsync();
    }

    [Fact]
    public async Task Told_three_times_at_once_and_over_a_restart_every_paper_is_one_ticket_and_is_called_in_its_turn()
    {
        var random = new Random(20260401);
        await using var hall = await CityHall.Open();
        Paper[] papers;
        await using (var kiosk = await KioskLine.Dial(hall, "kiosk-1", Guid.Parse("018f0000-0000-7000-8000-00000000000a")))
            papers = [.. (await kiosk.Lease()).Take(40).Select((number, i) => Paper.Printed(number, $"08:{59 - i:00}"))];

        var told = new ConcurrentBag<(Paper Paper, RecordedTicket Ticket)>();
        var half = new TaskCompletionSource();
        var first = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TellAll(hall, random.GetItems(papers, 60), told, half)));
        await half.Task;
        await hall.KillHard();
        await first;
        await hall.Start();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => TellAll(hall, [.. papers.OrderBy(_ => random.Next())], told, new())));

        told.Select(one => one.Ticket).Distinct().Should().HaveCount(papers.Length, "the same wish hears the same answer");
        told.Should().AllSatisfy(one => (one.Ticket.Number, one.Ticket.ArrivedAt).Should().Be((one.Paper.Number, one.Paper.At)));
        using var clerk = hall.Client("demo-counter");
        (await CityHall.Post(clerk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        foreach (var paper in papers.OrderBy(paper => paper.At))
        {
            using var call = await CityHall.Post(clerk, $"{Site}/counters/2/call-next");
            (await call.Content.ReadFromJsonAsync<CounterTicket>())!.Number.Should().Be(paper.Number, "who came first is called first");
        }
        (await Statistics(hall)).Issued.Should().Be(papers.Length);
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task A_wish_whose_answer_was_lost_stays_one_ticket_with_the_number_on_the_paper()
    {
        await using var hall = await CityHall.Open();
        await using var kiosk = await KioskLine.Dial(hall, "kiosk-1");
        var paper = Paper.Printed((await kiosk.Lease())[0], "09:00");
        var unheard = (await kiosk.Issue(paper.Wish)).Value!;
        var recorded = (await kiosk.Tell(paper)).Value!;
        recorded.TicketId.Should().Be(unheard.TicketId);
        using var client = hall.Client("demo-counter");
        var ticket = await client.GetFromJsonAsync<TicketDetails>(new Uri($"{Site}/tickets/{recorded.TicketId}", UriKind.Relative));
        ticket!.Number.Should().Be(paper.Number);
        (await Statistics(hall)).Issued.Should().Be(1);

        // The other way round: the wish arrives behind its paper.
        var late = Paper.Printed((await kiosk.Lease())[0], "09:00");
        (await kiosk.Tell(late)).Value!.Number.Should().Be(late.Number);
        (await kiosk.Issue(late.Wish)).Refused!.Code.Should().Be("ticket-id-used");
        (await Statistics(hall)).Issued.Should().Be(2);
    }

    [Fact]
    public async Task What_cannot_be_right_is_refused_and_staff_are_told()
    {
        await using var hall = await CityHall.Open();
        await using var counter = new HubConnectionBuilder()
            .WithUrl(new Uri(hall.Url, "/hubs/counter"), options => options.AccessTokenProvider = () => Task.FromResult<string?>("demo-counter")).Build();
        var alerts = new ConcurrentQueue<string>();
        counter.On<string>(nameof(ICounterClient.Alert), alerts.Enqueue);
        await counter.StartAsync();
        await counter.InvokeAsync<HubReply<SiteState>>(nameof(ICounterHub.Subscribe), "honchosha");
        await using var kiosk = await KioskLine.Dial(hall, "kiosk-1");
        await using var other = await KioskLine.Dial(hall, "kiosk-2");
        var (own, others) = ((await kiosk.Lease())[0], (await other.Lease())[0]);

        (await kiosk.Tell(Paper.Printed(others, "09:00"))).Refused!.Code.Should().Be("offline-number-not-leased");
        (await kiosk.Tell(Paper.Printed("A001", "09:00"))).Refused!.Code.Should().Be("offline-number-not-leased");
        (await kiosk.Tell(Paper.Printed(own, "09:00"))).Refused.Should().BeNull();
        (await kiosk.Tell(Paper.Printed(own, "09:01"))).Refused!.Code.Should().Be("offline-number-used");
        await Eventually.Is(() => Task.FromResult(alerts.Count == 3), "staff hear of each");
        alerts.Should().AllSatisfy(alert => alert.Should().Contain("kiosk-1").And.EndWith("確かめてください。"));
    }

    [Fact]
    public async Task Yesterdays_paper_goes_to_yesterday_and_waits_no_more()
    {
        await using var hall = await CityHall.Open(new Dictionary<string, string?> { ["MADOGUCHI__CLOCK"] = "2026-04-01T16:30+09:00" });
        var installation = Guid.NewGuid();
        Paper paper;
        await using (var kiosk = await KioskLine.Dial(hall, "kiosk-1", installation))
            paper = Paper.Printed((await kiosk.Lease())[0], "16:40");
        await hall.KillHard();
        var settings = new Dictionary<string, string?>(hall.Settings) { ["MADOGUCHI__CLOCK"] = "2026-04-02T09:00+09:00" };
        await using var tomorrow = await CityHall.On(hall.DataDirectory, settings);
        await using (var kiosk = await KioskLine.Dial(tomorrow, "kiosk-1", installation))
        {
            (await kiosk.Tell(paper)).Value!.Should().Match<RecordedTicket>(ticket => ticket.Expired && ticket.ArrivedAt == paper.At);
            (await kiosk.Tell(paper with { Wish = Guid.NewGuid(), Date = new(2026, 4, 2) })).Refused!.Code.Should().Be("offline-number-not-leased", "a lease ends with its day");
        }
        (await Eventually.Get(() => FindStatistics(tomorrow), "the statistics of yesterday follow")).Issued.Should().Be(1);
        using var client = tomorrow.Client(null);
        var board = await client.GetFromJsonAsync<BoardState>(new Uri($"{Site}/board", UriKind.Relative));
        board!.Categories.Should().AllSatisfy(category => category.Waiting.Should().Be(0));
        (await tomorrow.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task Numbers_are_lent_for_the_next_days_without_beginning_them()
    {
        await using var hall = await CityHall.Open();
        await using var kiosk = await KioskLine.Dial(hall, "kiosk-1");
        using var client = hall.Client(null);
        var before = await client.GetFromJsonAsync<BoardState>(new Uri($"{Site}/board", UriKind.Relative));
        var tomorrow = (await kiosk.Ask(new(2026, 4, 2))).Value!;
        tomorrow.Hours!.Open.Should().Be(new TimeOnly(8, 30));
        tomorrow.Categories.Select(category => category.Code).Should().Equal("A", "B", "C", "D", "E", "F", "G", "H");
        (await kiosk.Ask(new(2026, 4, 4))).Refused!.Code.Should().Be("site-closed", "a Saturday");
        var after = await client.GetFromJsonAsync<BoardState>(new Uri($"{Site}/board", UriKind.Relative));
        after!.Should().BeEquivalentTo(before, "today knows nothing of it");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Theory]
    [InlineData(59, null)]
    [InlineData(61, "時計が61秒進み")]
    [InlineData(-3600, "時計が3600秒遅れ")]
    public void A_kiosks_clock_that_is_a_minute_off_is_a_warning(int seconds, string? warning)
    {
        var device = new Device("kiosk", "honchosha", "kiosk-1", default) { ClockAhead = TimeSpan.FromSeconds(seconds) };
        AdminWords.Condition(device).Should().BeEquivalentTo(warning is null ? Array.Empty<(string, bool)>() : [(warning, true)]);
    }

    static async Task TellAll(CityHall hall, Paper[] papers, ConcurrentBag<(Paper Paper, RecordedTicket Ticket)> told, TaskCompletionSource half)
    {
        await using var kiosk = await KioskLine.Dial(hall, "kiosk-1", Guid.Parse("018f0000-0000-7000-8000-00000000000a"));
        foreach (var paper in papers)
        {
            try
            {
                if ((await kiosk.Tell(paper)).Value is { } ticket)
                    told.Add((paper, ticket));
                if (told.Count >= 30)
                    half.TrySetResult();
            }
            catch (Exception cut) when (cut is HubException or InvalidOperationException or IOException or TaskCanceledException or System.Net.WebSockets.WebSocketException)
            {
                // The server died under us; this one heard nothing.
                return;
            }
        }
    }

    static async Task<StatisticsRow> Statistics(CityHall hall) => (await FindStatistics(hall))!;

    static async Task<StatisticsRow?> FindStatistics(CityHall hall)
    {
        using var client = hall.Client("demo-admin");
        var rows = await client.GetFromJsonAsync<StatisticsRow[]>(new Uri($"{Site}/statistics?from=2026-04-01&to=2026-04-01&by=day", UriKind.Relative));
        return rows!.SingleOrDefault();
    }
}
