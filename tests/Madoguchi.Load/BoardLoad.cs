using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Load;

/// <param name="Lost">Boards that never showed a call; must be 0.</param>
internal sealed record BoardResult(int Deliveries, double P50, double P99, double Max, int Lost);

/// <summary>From the clerk's key to the number on every board of the lobby.</summary>
internal static class BoardLoad
{
    const string Site = "/api/v1/sites/honchosha";

    public static async Task<BoardResult> Run(CityHall hall, int boards, int calls)
    {
        using var desk = hall.Client("demo-counter");
        var (shown, asked) = (new ConcurrentDictionary<(int Board, int Call), long>(), new long[calls + 1]);
        var hubs = await Task.WhenAll(Enumerable.Range(0, boards).Select(board => Connect(hall, board, shown)));
        (await CityHall.Post(desk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        for (var call = 1; call <= calls; call++)
        {
            (await CityHall.Post(desk, $"{Site}/tickets", new IssueTicketRequest(["J10"]))).EnsureSuccessStatusCode();
            var expected = call;
            asked[call] = Stopwatch.GetTimestamp();
            (await CityHall.Post(desk, $"{Site}/counters/2/call-next")).EnsureSuccessStatusCode();
            await Eventually.Is(() => Task.FromResult(Enumerable.Range(0, boards).All(board => shown.ContainsKey((board, expected)))), "all boards show the call", TimeSpan.FromSeconds(5));
        }
        foreach (var hub in hubs)
            await hub.DisposeAsync();
        var latencies = shown.Select(one => Stopwatch.GetElapsedTime(asked[one.Key.Call], one.Value).TotalMilliseconds).Order().ToArray();
        return new(latencies.Length, Percentiles.Of(latencies, 0.5), Percentiles.Of(latencies, 0.99), latencies[^1], (boards * calls) - latencies.Length);
    }

    static async Task<HubConnection> Connect(CityHall hall, int board, ConcurrentDictionary<(int, int), long> shown)
    {
        using var client = hall.Client(null);
        var session = await client.GetFromJsonAsync<Session>(new Uri("/signage/session?display=honchosha.lobby", UriKind.Relative));
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(hall.Url, "/hubs/signage"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(session!.Token))
            .Build();
        hub.On<BoardState>(nameof(ISignageClient.Board), state =>
        {
            foreach (var call in state.Calls)
                shown.TryAdd((board, call.Seq), Stopwatch.GetTimestamp());
        });
        await hub.StartAsync();
        await hub.InvokeAsync<HubReply<DisplaySnapshot>>(nameof(ISignageHub.Subscribe), "honchosha.lobby");
        return hub;
    }

    sealed record Session(string Token);
}
