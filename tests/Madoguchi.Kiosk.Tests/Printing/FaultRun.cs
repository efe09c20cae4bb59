using System.Net;
using Madoguchi.Contracts.Http;
using Madoguchi.EscPos.Emulator;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Printing;
using Madoguchi.EscPos.Transport;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Tests.World;

namespace Madoguchi.Kiosk.Tests.Printing;

/// <summary>Random tickets through the kiosk's own printing while its printer is broken in one way and its power goes now and then.</summary>
sealed class FaultRun : IAsyncDisposable
{
    static readonly string[] Languages = ["ja", "ja-easy", "en"];
    static readonly string[] Procedures = [.. Kokubunji.Catalogue().Procedures.Select(procedure => procedure.Code)];

    readonly FaultScript script;
    readonly Random random;
    readonly FastTime time = new(Kokubunji.Morning, 20);
    readonly Power power = new();
    readonly EmulatedPrinter emulated;
    readonly string folder = Path.Combine(Path.GetTempPath(), $"faults-{Guid.NewGuid():N}");
    readonly List<string> issued = [];
    PrintingKiosk kiosk;

    public FaultRun(FaultScript script, int seed)
    {
        (this.script, random) = (script, new Random(seed));
        emulated = new EmulatedPrinter(new IPEndPoint(IPAddress.Loopback, 0), time, papersKept: 10_000);
        emulated.Start();
        kiosk = Start();
    }

    /// <summary>What was told about each try, as it was told: the screen, not the journal.</summary>
    public List<(string Number, JobState Told)> Told { get; } = [];

    public IReadOnlyList<string> Issued => issued;

    public IReadOnlyList<EscPos.Emulator.Drawing.PrintedPaper> Papers => emulated.Papers;

    public JobJournal Journal => kiosk.Journal;

    public async Task PrintAsync(int jobs)
    {
        for (var job = 1; job <= jobs; job++)
        {
            if (random.Next(10) < 5)
                emulated.Fault = script.Next(random);
            if (random.Next(10) == 0)
                power.DiesAfter(random.Next(2) == 0 ? random.Next(1700) : null, random.Next(2) == 0 ? random.Next(6) : null);
            await IssueAsync($"A{job:000}");
            // Mostly somebody helps the printer before the next one comes.
            if (random.Next(5) > 0)
                emulated.Fault = FaultSetting.None;
            if (random.Next(20) == 0)
                await AgainAsync(issued[random.Next(issued.Count)]);
            if (random.Next(20) == 0)
                Restart();
        }
    }

    /// <summary>The printer works again; staff print whatever is not known to be on paper.</summary>
    public async Task SettleAsync()
    {
        emulated.Fault = FaultSetting.None;
        Restart();
        foreach (var number in issued)
        {
            for (var tries = 0; tries < 5 && !Journal.TodayOf(number).Any(row => row.State is JobState.Printed); tries++)
                await AgainAsync(number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        kiosk.Dispose();
        await emulated.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    async Task IssueAsync(string number)
    {
        issued.Add(number);
        var ticket = new IssuedTicket(
            Guid.CreateVersion7(time.GetUtcNow()), number, $"http://127.0.0.1:5081/t/{number}abcdefghijklmnopqr", 3, new MinuteRange(10, 15),
            [.. Enumerable.Range(1, random.Next(1, 4)).Select(leg => new IssuedLeg(leg, Procedures[random.Next(Procedures.Length)], "A", LegStates.Waiting, []))]);
        kiosk.Journal.Answer(ticket.TicketId, ticket, Languages[random.Next(Languages.Length)]);
        // The power may also go between the number and the first byte.
        if (power.IsToDie && random.Next(8) == 0)
            Restart();
        else
            await TryAsync(number, async () => await kiosk.Tickets.PrintAsync(ticket.TicketId, ticket, Languages[random.Next(Languages.Length)]));
    }

    Task AgainAsync(string number) => TryAsync(number, () => kiosk.Reprint.PrintAsync(number));

    async Task TryAsync(string number, Func<Task<PrintOutcome?>> print)
    {
        try
        {
            Told.Add((number, await print() switch
            {
                PrintOutcome.Printed => JobState.Printed,
                PrintOutcome.NotPrinted => JobState.NotPrinted,
                PrintOutcome.Unknown => JobState.Unknown,
                _ => throw new InvalidOperationException($"{number} could not be printed again."),
            }));
        }
        catch (PowerCutException)
        {
            Restart();
            // Nobody was told anything; what is known is what the journal says after the start.
            Told.Add((number, kiosk.Journal.TodayOf(number) is [var last, ..] ? last.State : throw new InvalidOperationException($"{number} is lost: nobody knows of it")));
        }
    }

    void Restart()
    {
        power.IsBack();
        kiosk.Dispose();
        kiosk = Start();
    }

    PrintingKiosk Start() => new(new MortalTransport(new TcpTransport("127.0.0.1", emulated.Endpoint.Port), power), folder, time);

    public override string ToString() => script.Name;
}
