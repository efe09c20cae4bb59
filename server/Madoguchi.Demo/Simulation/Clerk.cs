using Madoguchi.Contracts.Http;

namespace Madoguchi.Demo.Simulation;

/// <summary>One clerk at one counter. Services take seconds instead of minutes, so that something can be seen.</summary>
internal sealed class Clerk(Api api, string site, int counter, Chance chance)
{
    readonly string _desk = $"/api/v1/sites/{site}/counters/{counter}";

    public async Task Work(CancellationToken end)
    {
        var aside = new List<Task>();
        await Do("open", null, end);
        // Whom an earlier morning left at the desk.
        await Do("complete", null, end);
        while (!end.IsCancellationRequested)
        {
            if (await Do("call-next", null, end) is not { } called)
            {
                await Wait(4, 9, end);
                continue;
            }
            aside.RemoveAll(one => one.IsCompleted);
            if (await Serve(called, end) is { } comesBack)
                aside.Add(comesBack);
        }
    }

    /// <returns>What the person does later; null when done.</returns>
    async Task<Task?> Serve(CounterTicket called, CancellationToken end)
    {
        await Wait(4, 12, end);
        if (chance.Is(0.06))
        {
            await Do("recall", null, end);
            await Wait(8, 15, end);
            await Do("absent", null, end);
            return chance.Is(0.6) ? Later(called, "return", 60, 120, end) : null;
        }
        await Do("start", null, end);
        await Wait(20, 60, end);
        if (chance.Is(0.05))
        {
            await Do("hold", new HoldRequest(chance.Of(Errands.Reasons)), end);
            return Later(called, "resume", 40, 90, end);
        }
        // Somebody who came for one thing and needs another as well.
        if (chance.Is(0.04) && await Do("transfer", new TransferRequest("Z90", null, "arrival", "ご案内をお願いします"), end) is not null)
            return null;
        await Do("complete", null, end);
        return null;
    }

    async Task Later(CounterTicket ticket, string step, double least, double most, CancellationToken end)
    {
        await Task.Delay(chance.Between(least, most), TimeProvider.System, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!end.IsCancellationRequested)
            await api.Post<object>($"/api/v1/sites/{site}/tickets/{ticket.TicketId}/{step}", null, end);
    }

    Task<CounterTicket?> Do(string step, object? body, CancellationToken end) => api.Post<CounterTicket>($"{_desk}/{step}", body, end);

    Task Wait(double least, double most, CancellationToken end) => Task.Delay(chance.Between(least, most), TimeProvider.System, end);
}
