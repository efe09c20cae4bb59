using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Server.Tests.Soak;

/// <summary>A clerk's day: calls, serves about two minutes, and sometimes everything else a clerk does.</summary>
internal sealed class BusyClerk(CityHall hall, string site, int counter, int seed)
{
    readonly Random _random = new(seed);
    readonly string _desk = $"/api/v1/sites/{site}/counters/{counter}";

    public async Task Work(CancellationToken end)
    {
        using var client = new PatientClient(hall, "demo-counter");
        string[] everything = site == "honchosha" ? ["A", "B", "C", "D", "E", "F", "G", "H"] : ["A", "D", "H"];
        await client.Post<object>($"{_desk}/open", new OpenCounterRequest(everything));
        while (!end.IsCancellationRequested)
        {
            if (await client.Post<CounterTicket>($"{_desk}/call-next") is not { } called)
            {
                await client.Post<object>($"{_desk}/call-pickup");
                await client.Post<object>($"{_desk}/complete");
                await Minutes(1);
                continue;
            }
            await Serve(client, called);
        }
    }

    async Task Serve(PatientClient client, CounterTicket called)
    {
        await Minutes(0.3);
        var fate = _random.NextDouble();
        if (fate < 0.05)
        {
            await client.Post<object>($"{_desk}/recall");
            await client.Post<object>($"{_desk}/absent");
            await client.Post<object>($"/api/v1/sites/{site}/tickets/{called.TicketId}/return");
            return;
        }
        await client.Post<object>($"{_desk}/start");
        await Minutes(0.5 + (2.5 * _random.NextDouble()));
        switch (fate)
        {
            case < 0.10:
                await client.Post<object>($"{_desk}/hold", new HoldRequest("記入中"));
                await client.Post<object>($"/api/v1/sites/{site}/tickets/{called.TicketId}/resume");
                break;
            case < 0.15:
                await client.Post<object>($"{_desk}/pickup");
                break;
            case < 0.18 when site == "honchosha":
                await client.Post<object>($"{_desk}/transfer", new TransferRequest("Z90", null, "arrival", null));
                break;
            case < 0.22:
                await client.Post<object>($"{_desk}/complete");
                await client.Post<object>($"{_desk}/undo");
                await client.Post<object>($"{_desk}/complete");
                break;
            default:
                await client.Post<object>($"{_desk}/complete");
                break;
        }
    }

    // A minute of the day is 0.6 seconds here.
    static Task Minutes(double minutes) => Task.Delay(TimeSpan.FromSeconds(0.6 * minutes), TimeProvider.System);
}
