using FluentAssertions;
using Madoguchi.Signage.Boards;
using Madoguchi.Signage.Link;
using Madoguchi.Signage.Tests.Server;
using Madoguchi.TestKit.Programs;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class The_line_to_the_server : IAsyncLifetime, IDisposable
{

    readonly CancellationTokenSource stop = new();
    readonly LobbyBoard board = new(TimeProvider.System);
    readonly HttpClient http = new();
    SignageServer server = null!;
    Task running = Task.CompletedTask;

    public async Task InitializeAsync() => server = await SignageServer.StartNewAsync();

    public async Task DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        await server.DisposeAsync();
    }

    public void Dispose()
    {
        stop.Dispose();
        board.Dispose();
        http.Dispose();
    }

    [Fact]
    public async Task A_state_pushed_by_the_server_arrives()
    {
        Dial();
        await Until(view => view.Link.Phase is LinkPhase.Live);
        await server.PushAsync(Of(2, Call(1, "A001")));
        await Until(view => view.Featured?.Number is "A001");
        await server.SendAsync(Of(1));
        await server.PushAsync(Of(3, Call(2, "A002")));
        await Until(view => view.Featured?.Number is "A002");
    }

    [Fact]
    public async Task A_board_that_starts_before_its_server_finds_it_later()
    {
        await server.StopAsync();
        Dial();
        await Until(view => view.Link.Phase is LinkPhase.Lost);
        await server.StartAsync();
        await Until(view => view.Link.Phase is LinkPhase.Live);
    }

    [Fact]
    public async Task A_line_that_was_cut_twice_is_made_again_with_what_was_missed()
    {
        Dial();
        for (var round = 1; round <= 2; round++)
        {
            await Until(view => view.Link.Phase is LinkPhase.Live);
            await server.StopAsync();
            await Until(view => view.Link.Phase is LinkPhase.Lost);
            server.Shown = Display(Of(round * 10, Call(round, $"A{round:000}")));
            await server.StartAsync();
            await Until(view => view.Featured?.Number == $"A{round:000}" && view.Link.Phase is LinkPhase.Live);
        }
    }

    [Fact]
    public async Task A_refused_display_is_told_why_and_is_served_once_it_is_registered()
    {
        var shown = server.Shown;
        server.Shown = null;
        Dial();
        await Until(view => view.Link.Refusal is "この表示板は登録されていません。");
        server.Shown = shown;
        await Until(view => view.Link is { Phase: LinkPhase.Live, Refusal: null });
    }

    [Fact]
    public void Waits_grow_are_spread_and_have_no_end()
    {
        var delays = new RetryDelays(new Random(1));
        Enumerable.Range(0, 1000).Select(attempt => delays.Next(attempt)).Should()
            .OnlyContain(delay => delay >= TimeSpan.FromSeconds(0.25) && delay <= TimeSpan.FromSeconds(10));
        Enumerable.Range(0, 100).Select(_ => delays.Next(10)).Distinct().Should().HaveCountGreaterThan(90);
        delays.Next(0).Should().BeLessThanOrEqualTo(TimeSpan.FromSeconds(0.5));
    }

    void Dial()
    {
        http.BaseAddress = new($"{server.Address}/signage/");
        var links = new DisplayLinks(new($"{server.Address}/hubs/signage"), new(http), board, new(new Random(1)), TimeProvider.System);
        running = links.RunAsync("honchosha.lobby", stop.Token);
    }

    async Task Until(Func<BoardView, bool> condition)
    {
        var met = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Check()
        {
            if (condition(board.View))
                met.TrySetResult();
        }
        board.Changed += Check;
        Check();
        await met.Task.WaitAsync(Eventually.Patience);
        board.Changed -= Check;
    }
}
