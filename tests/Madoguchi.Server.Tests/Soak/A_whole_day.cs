using System.Text.Json.Nodes;
using FluentAssertions;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Soak;

/// <summary>
/// A whole day of three sites at a hundred times its speed, with the server restarted five times in the middle of it, gently and
/// by pulling the plug: at the end what is live is what the ledger tells.
/// </summary>
public class A_whole_day
{
    const int Speed = 100;
    const int Boards = 40;

    /// <summary>Tickets and counters of a site: 1,500 and 12 together.</summary>
    static readonly (string Site, int Tickets, int Counters, string[] Procedures)[] Sites =
    [
        ("honchosha", 1125, 9, ["J10", "J02", "M01", "H03", "T04", "C03", "W01", "Z90"]),
        ("kokubunji-eki", 250, 2, ["J10", "I02", "R10"]),
        ("kunitachi-eki", 125, 1, ["J10", "I02"]),
    ];

    static readonly TimeSpan Opens = TimeSpan.FromHours(8.6), LastArrival = TimeSpan.FromHours(16.2);

    [Fact]
    public async Task State_and_statistics_are_what_the_ledger_tells_after_five_restarts()
    {
        var began = TimeProvider.System.GetUtcNow();
        var setting = $"2026-04-01T08:30+09:00@{began:yyyy-MM-ddTHH:mm:ssK}*{Speed}";
        ClockSetting.TryParse(setting, out var clock, out _).Should().BeTrue();
        await using var hall = await CityHall.Open(new Dictionary<string, string?> { [ClockSetting.Name] = setting, ["MADOGUCHI__CLOSEDAYAFTERMINUTES"] = "360" });
        await using var lobby = await Lobby.Open(hall, Sites.Select(site => site.Site), Boards);
        using var done = new CancellationTokenSource();

        var clerks = Sites.SelectMany((site, s) => Enumerable.Range(1, site.Counters)
            .Select(counter => new BusyClerk(hall, site.Site, counter, seed: (s * 100) + counter).Work(done.Token))).ToArray();
        var residents = Sites.Select((site, s) => Residents(hall, site, clock, new Random(s))).ToArray();
        await Restarts(hall, clock, 5);
        var issued = (await Task.WhenAll(residents)).SelectMany(one => one).ToArray();
        await Eventually.Is(async () => await Waiting(hall) == 0, "everyone was called", TimeSpan.FromMinutes(4));
        await done.CancelAsync();
        await Task.WhenAll(clerks);

        issued.Should().HaveCount(Sites.Sum(site => site.Tickets));
        issued.Select(ticket => (ticket.Site, ticket.Ticket.Number)).Should().OnlyHaveUniqueItems("one number is one person");
        var live = await Look(hall);
        foreach (var (site, tickets, _, _) in Sites)
            live[site].Issued.Should().Be(tickets, "nothing acknowledged is lost and nothing is there twice ({0})", site);
        await lobby.MustShow(live.ToDictionary(site => site.Key, site => site.Value.LastCall));
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
        // What a fresh server folds from the ledger is what this one had in memory.
        await hall.KillHard();
        await hall.Start();
        (await Look(hall)).Select(site => site.Value.Text).Should().Equal(live.Select(site => site.Value.Text));
    }

    static async Task<(string Site, IssuedTicket Ticket)[]> Residents(
        CityHall hall, (string Site, int Tickets, int Counters, string[] Procedures) site, TimeProvider clock, Random random)
    {
        using var kiosk = new PatientClient(hall, "demo-kiosk");
        var day = new DateTimeOffset(2026, 4, 1, 0, 0, 0, JapanTime.Offset);
        var arrivals = Enumerable.Range(0, site.Tickets).Select(_ => day + Opens + ((LastArrival - Opens) * random.NextDouble())).Order();
        var issued = new List<(string, IssuedTicket)>();
        foreach (var arrival in arrivals)
        {
            await Until(arrival, clock);
            var first = site.Procedures[random.Next(site.Procedures.Length)];
            string[] procedures = random.NextDouble() < 0.25 ? [first, site.Procedures[random.Next(site.Procedures.Length)]] : [first];
            issued.Add((site.Site, (await kiosk.Post<IssuedTicket>($"/api/v1/sites/{site.Site}/tickets", new IssueTicketRequest([.. procedures.Distinct()])))!));
        }
        return [.. issued];
    }

    static async Task Restarts(CityHall hall, TimeProvider clock, int times)
    {
        var day = new DateTimeOffset(2026, 4, 1, 0, 0, 0, JapanTime.Offset);
        for (var i = 0; i < times; i++)
        {
            await Until(day + TimeSpan.FromHours(9.5 + (i * 1.3)), clock);
            if (i % 2 == 0)
                await hall.KillHard();
            else
                await hall.Program.Terminate(TimeSpan.FromSeconds(30));
            await hall.Start();
        }
    }

    static async Task Until(DateTimeOffset at, TimeProvider clock)
    {
        if ((at - clock.GetUtcNow()) / Speed is var left && left > TimeSpan.Zero)
            await Task.Delay(left, TimeProvider.System);
    }

    static async Task<int> Waiting(CityHall hall)
    {
        using var client = hall.Client(null);
        var waiting = 0;
        foreach (var (site, _, _, _) in Sites)
            waiting += JsonNode.Parse(await client.GetStringAsync(new Uri($"/api/v1/sites/{site}/board", UriKind.Relative)))!["categories"]!.AsArray()
                .Sum(category => (int)category!["waiting"]!);
        return waiting;
    }

    /// <summary>Everything that is to be the same afterwards: board, counters and statistics, without minutes that depend on the moment.</summary>
    static async Task<Dictionary<string, (string Text, int Issued, int LastCall)>> Look(CityHall hall)
    {
        using var clerk = hall.Client("demo-counter");
        using var admin = hall.Client("demo-admin");
        var seen = new Dictionary<string, (string, int, int)>();
        foreach (var (site, _, _, _) in Sites)
        {
            var board = JsonNode.Parse(await clerk.GetStringAsync(new Uri($"/api/v1/sites/{site}/board", UriKind.Relative)))!;
            foreach (var category in board["categories"]!.AsArray())
                category!.AsObject().Remove("waitMinutes");
            var counters = await clerk.GetStringAsync(new Uri($"/api/v1/sites/{site}/counters", UriKind.Relative));
            var byDay = await admin.GetStringAsync(new Uri($"/api/v1/sites/{site}/statistics?from=2026-04-01&to=2026-04-01&by=day", UriKind.Relative));
            var byProcedure = await admin.GetStringAsync(new Uri($"/api/v1/sites/{site}/statistics?from=2026-04-01&to=2026-04-01&by=procedure", UriKind.Relative));
            var issued = (int)JsonNode.Parse(byDay)![0]!["issued"]!;
            seen[site] = (string.Join('\n', board.ToJsonString(), counters, byDay, byProcedure), issued, (int)board["calls"]![0]!["seq"]!);
        }
        return seen;
    }
}
