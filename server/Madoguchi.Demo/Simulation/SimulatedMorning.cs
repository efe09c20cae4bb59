using Madoguchi.Contracts.Http;

namespace Madoguchi.Demo.Simulation;

/// <summary>Residents and clerks who use the same doors as real ones: the HTTP API and the booking pages.</summary>
internal static class SimulatedMorning
{
    /// <summary>The counter of the city hall which is left to whoever looks at the demo.</summary>
    public const int FreeCounter = 3;

    const int Seed = 20260401;

    static readonly IReadOnlyList<(string Site, int[] Counters)> Desks =
        [("honchosha", [1, 2, 4, 5, 6, 7, 8, 9, 10, 11]), ("kokubunji-eki", [1, 2]), ("kunitachi-eki", [1])];

    public static async Task Run(Ports ports, TimeProvider clock, CancellationToken end)
    {
        using var kiosk = new Api(DemoSettings.Url(ports.Server), "demo-kiosk");
        using var counters = new Api(DemoSettings.Url(ports.Server), "demo-counter");
        var clerks = Desks.SelectMany(desk => desk.Counters.Select(counter =>
            new Clerk(counters, desk.Site, counter, new Chance(Seed + (desk.Site.Length * 100) + counter)).Work(end)));
        await Task.WhenAll(
        [
            FirstInLine(kiosk, end),
            new Residents(kiosk, new Chance(Seed)).Come(end),
            new Bookers(DemoSettings.Url(ports.Reservation), kiosk, clock, new Chance(Seed + 1)).Come(end),
            .. clerks,
        ]);
    }

    /// <summary>Some already wait at the door when it opens.</summary>
    static async Task FirstInLine(Api kiosk, CancellationToken end)
    {
        var chance = new Chance(Seed + 2);
        for (var i = 0; i < 12; i++)
            await kiosk.Post<IssuedTicket>("/api/v1/sites/honchosha/tickets", new IssueTicketRequest(chance.Of(Errands.AtTheCityHall)), end);
    }
}
