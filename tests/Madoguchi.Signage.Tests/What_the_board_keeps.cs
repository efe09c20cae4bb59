using System.Text.Json;
using FluentAssertions;
using Madoguchi.Signage.Boards;
using Madoguchi.Signage.Storage;
using Madoguchi.Signage.Tests.Server;
using Microsoft.JSInterop;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class What_the_board_keeps : IDisposable
{
    readonly HandTurnedClock clock = new(Now);
    readonly LobbyBoard board;

    public What_the_board_keeps() => board = new(clock);

    public void Dispose() => board.Dispose();

    [Fact]
    public void An_older_state_never_replaces_a_newer_one()
    {
        board.Receive(Display(Of(5, Call(2, "A002"))));
        board.Receive(Of(4, Call(1, "A001")));
        board.Receive(Of(9, Call(1, "A001")) with { BusinessDate = Today.AddDays(-1) });
        clock.Turn(Announcements.Alone);
        board.View.Featured!.Number.Should().Be("A002");
    }

    [Fact]
    public void A_late_snapshot_brings_its_notices_but_not_its_board()
    {
        board.Receive(Display(Of(5, Call(2, "A002"))));
        board.Receive(Display(Of(4, Call(1, "A001")), new Contracts.Hubs.Notice("休日窓口", "第4日曜日")));
        clock.Turn(Announcements.Alone);
        board.View.Featured!.Number.Should().Be("A002");
        board.View.Display!.Notices.Should().ContainSingle();
    }

    [Fact]
    public void Newer_minutes_under_the_same_version_are_taken_from_an_answer()
    {
        board.Receive(Display(Empty));
        board.Receive(Display(Empty with { Categories = [Categories[0] with { WaitMinutes = new(20, 30) }] }));
        board.View.Categories.Should().ContainSingle().Which.WaitMinutes!.High.Should().Be(30);
    }

    [Fact]
    public void Without_a_server_the_last_state_stays_with_its_time()
    {
        board.Receive(Display(Of(5, Call(2, "A002"))));
        clock.Turn(TimeSpan.FromMinutes(7));
        board.LinkLost(null);
        board.View.Featured!.Number.Should().Be("A002");
        board.View.Link.Should().Be(new LinkStatus(LinkPhase.Lost, Now));
    }

    [Fact]
    public void Yesterdays_calls_are_not_shown_without_a_server()
    {
        board.Receive(Display(Of(5, Call(2, "A002"))));
        board.LinkLost(null);
        clock.Turn(TimeSpan.FromHours(24));
        board.View.Featured.Should().BeNull();
        board.View.Categories.Should().BeEmpty();
        board.View.Display!.SiteName.Should().Be("市役所本庁舎");
    }

    [Fact]
    public async Task A_start_without_a_server_shows_what_was_kept()
    {
        var memory = new DisplayMemory(new Shelf());
        board.Keep += saved => memory.SaveAsync("honchosha.lobby", saved).AsTask().Wait();
        board.Receive(Display(Of(5, Call(2, "A002"))) with { ServerTime = Now.AddHours(1) });
        using var next = new LobbyBoard(clock);
        next.Restore((await memory.LoadAsync("honchosha.lobby"))!);
        next.View.Featured!.Number.Should().Be("A002");
        next.View.Now.Should().Be(Now.AddHours(1));
        (await memory.LoadAsync("honchosha.entrance")).Should().BeNull();
    }

    [Theory]
    [InlineData("""{"display":null}"""), InlineData("{"), InlineData("[]"), InlineData("""{"display":{"board":{}}}""")]
    public async Task A_damaged_storage_is_as_an_empty_one(string content)
    {
        var shelf = new Shelf { ["madoguchi.display.honchosha.lobby"] = content };
        (await new DisplayMemory(shelf).LoadAsync("honchosha.lobby")).Should().BeNull();
    }

    [Fact]
    public async Task A_full_storage_stops_nothing() =>
        (await new DisplayMemory(new FullShelf()).SaveAsync("x", new(Display(Empty), default, Now))).Should().BeFalse();

    sealed class Shelf : Dictionary<string, string>, ILocalStorage
    {
        public ValueTask<T?> GetItemAsync<T>(string key, CancellationToken cancellationToken = default) =>
            new(TryGetValue(key, out var json) ? JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) : default);

        public ValueTask SetItemAsync<T>(string key, T data, CancellationToken cancellationToken = default)
        {
            this[key] = JsonSerializer.Serialize(data, JsonSerializerOptions.Web);
            return ValueTask.CompletedTask;
        }
    }

    sealed class FullShelf : ILocalStorage
    {
        public ValueTask<T?> GetItemAsync<T>(string key, CancellationToken cancellationToken = default) => throw new JSException("denied");
        public ValueTask SetItemAsync<T>(string key, T data, CancellationToken cancellationToken = default) => throw new JSException("full");
    }
}
