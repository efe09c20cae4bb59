using System.Collections.Concurrent;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Tests.Soak;

/// <summary>The boards of all sites: each comes back by itself and asks for the whole state again.</summary>
internal sealed class Lobby : IAsyncDisposable
{
    readonly List<(string Site, HubConnection Hub)> _boards = [];
    readonly ConcurrentDictionary<(string Site, int Board), int> _shown = [];

    public static async Task<Lobby> Open(CityHall hall, IEnumerable<string> sites, int boards)
    {
        var lobby = new Lobby();
        var places = sites.ToArray();
        await Task.WhenAll(Enumerable.Range(0, boards).Select(board => lobby.Join(hall, places[board % places.Length], board)));
        return lobby;
    }

    /// <summary>Every board has come to the last call of its site.</summary>
    public Task MustShow(IReadOnlyDictionary<string, int> lastCalls) => Eventually.Is(
        () => Task.FromResult(_shown.Count == _boards.Count && _shown.All(one => one.Value == lastCalls[one.Key.Site])), "all boards show the last call", TimeSpan.FromSeconds(60));

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, hub) in _boards)
            await hub.DisposeAsync();
    }

    async Task Join(CityHall hall, string site, int board)
    {
        var display = $"{site}.lobby";
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(hall.Url, "/hubs/signage"), options => options.AccessTokenProvider = async () => await Token(hall, display))
            .WithAutomaticReconnect(new Patience())
            .Build();
        hub.On<BoardState>(nameof(ISignageClient.Board), state => Show(site, board, state));
        hub.Reconnected += _ => Subscribe();
        await hub.StartAsync();
        await Subscribe();
        lock (_boards)
            _boards.Add((site, hub));

        async Task Subscribe()
        {
            var answer = await hub.InvokeAsync<HubReply<DisplaySnapshot>>(nameof(ISignageHub.Subscribe), display);
            answer.Value.Should().NotBeNull(answer.Refused?.Message);
            Show(site, board, answer.Value!.Board);
        }
    }

    void Show(string site, int board, BoardState state)
    {
        var last = state.Calls.Count > 0 ? state.Calls[0].Seq : 0;
        _shown.AddOrUpdate((site, board), last, (_, known) => Math.Max(known, last));
    }

    static async Task<string?> Token(CityHall hall, string display)
    {
        using var client = hall.Client(null);
        return (await client.GetFromJsonAsync<Session>(new Uri("/signage/session?display=" + display, UriKind.Relative)))!.Token;
    }

    sealed record Session(string Token);

    sealed class Patience : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromMilliseconds(500);
    }
}
