using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Signage.Boards;
using Madoguchi.Signage.Storage;
using Madoguchi.Signage.Tests.Server;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class Which_calls_are_announced : IDisposable
{
    readonly HandTurnedClock clock = new(Now);
    readonly List<int> announced = [];
    readonly LobbyBoard board;

    public Which_calls_are_announced() => board = BoardThatListens();

    public void Dispose() => board.Dispose();

    [Fact]
    public void Several_calls_of_one_state_come_one_after_the_other_in_order()
    {
        board.Receive(Display(Of(4, Call(1, "A001"), Call(2, "B001"), Call(3, "C001"))));
        announced.Should().Equal(1);
        board.View.Featured!.Number.Should().Be("A001");
        clock.Turn(Announcements.WithOthersWaiting);
        board.View.Featured!.Number.Should().Be("B001");
        clock.Turn(TimeSpan.FromMinutes(1));
        announced.Should().Equal(1, 2, 3);
        board.View.Should().Match<BoardView>(view => !view.IsAnnouncing && view.Featured!.Number == "C001");
    }

    [Fact]
    public void The_same_number_called_again_is_announced_again()
    {
        board.Receive(Display(Of(2, Call(1, "A001"))));
        clock.Turn(TimeSpan.FromSeconds(20));
        board.Receive(Of(3, Call(2, "A001", kind: "recall")));
        announced.Should().Equal(1, 2);
    }

    [Fact]
    public void A_repeated_state_says_nothing_new()
    {
        var state = Of(2, Call(1, "A001"));
        board.Receive(Display(state));
        board.Receive(state);
        board.ConnectionBegins();
        board.Receive(Display(state));
        clock.Turn(TimeSpan.FromMinutes(1));
        announced.Should().Equal(1);
    }

    [Fact]
    public void What_was_called_long_ago_is_shown_but_not_chimed()
    {
        board.Receive(Display(Of(3, Call(1, "A001", at: Now.AddSeconds(-91)), Call(2, "B001", at: Now.AddSeconds(-90)))));
        clock.Turn(TimeSpan.FromMinutes(1));
        announced.Should().Equal(2);
        board.View.Recent.Should().ContainSingle(call => call.Number == "A001");
    }

    [Fact]
    public void The_age_of_a_call_is_told_by_the_servers_clock()
    {
        var serverNow = Now.AddHours(-5);
        board.Receive(Display(Of(2, Call(1, "A001", at: serverNow))) with { ServerTime = serverNow });
        announced.Should().Equal(1);
        board.View.Now.Should().Be(serverNow);
    }

    [Fact]
    public void A_reload_does_not_announce_once_more()
    {
        board.Restore(new SavedDisplay(Display(Of(3, Call(1, "A001"), Call(2, "B001"))), TimeSpan.Zero, Now));
        board.ConnectionBegins();
        board.Receive(Display(Of(4, Call(1, "A001"), Call(2, "B001"), Call(3, "C001"))));
        clock.Turn(TimeSpan.FromMinutes(1));
        announced.Should().Equal(3);
    }

    [Fact]
    public void A_new_day_counts_from_one_again()
    {
        board.Receive(Display(Of(9, Call(8, "A001"))));
        clock.Turn(TimeSpan.FromMinutes(1));
        board.Receive(Of(1, Call(1, "A001", at: clock.GetUtcNow())) with { BusinessDate = Today.AddDays(1) });
        announced.Should().Equal(8, 1);
    }

    [Fact]
    public void A_server_that_was_set_back_is_followed_without_old_news()
    {
        board.Receive(Display(Of(9, Call(7, "A007"), Call(8, "A008"))));
        clock.Turn(TimeSpan.FromMinutes(1));
        board.ConnectionBegins();
        board.Receive(Display(Of(8, Call(7, "A007"))));
        board.View.Featured!.Number.Should().Be("A007");
        board.Receive(Of(9, Call(7, "A007"), Call(8, "B001", at: clock.GetUtcNow())));
        clock.Turn(TimeSpan.FromMinutes(1));
        announced.Should().Equal(7, 8, 8);
    }

    [Theory]
    [MemberData(nameof(Mornings))]
    public void Each_call_that_arrives_is_announced_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        var log = new List<BoardCall>();
        var states = new List<BoardState>();
        for (var i = 1; i <= 60; i++)
        {
            log.Add(Call(i, $"A{random.Next(1, 25):000}", random.Next(1, 12), at: Now));
            states.Add(StateAfter(log, i));
        }
        board.Receive(Display(Empty));
        var seen = new HashSet<int>();
        foreach (var state in Disturbed(states, random))
        {
            if (board.View.Display!.Board.Version < state.Version)
                seen.UnionWith(state.Calls.Select(call => call.Seq));
            if (random.Next(10) is 0)
                board.ConnectionBegins();
            board.Receive(board.View.Display!.Board.Version <= state.Version ? state : board.View.Display!.Board);
            board.Receive(state);
        }
        clock.Turn(TimeSpan.FromMinutes(10));
        announced.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.BeEquivalentTo(seen);
    }

    [Theory]
    [MemberData(nameof(Mornings))]
    public void When_nothing_is_lost_the_announcements_are_the_log(int seed)
    {
        var random = new Random(seed);
        var log = new List<BoardCall>();
        board.Receive(Display(Empty));
        for (var i = 1; i <= 80; i++)
        {
            log.Add(Call(i, $"A{random.Next(1, 6):000}", at: clock.GetUtcNow()));
            board.Receive(StateAfter(log, i));
            if (random.Next(3) is 0)
                board.Receive(StateAfter(log, i));
            clock.Turn(TimeSpan.FromSeconds(random.Next(0, 12)));
        }
        clock.Turn(TimeSpan.FromMinutes(10));
        announced.Should().Equal(log.Select(call => call.Seq));
    }

    public static TheoryData<int> Mornings => [.. Enumerable.Range(1, 40)];

    /// <summary>As the server tells it: newest first, one per ticket, at most twelve.</summary>
    static BoardState StateAfter(List<BoardCall> log, long version) => Empty with
    {
        Version = version + 1,
        Calls = [.. log.OrderByDescending(call => call.Seq).DistinctBy(call => call.Number).Take(12)],
    };

    /// <summary>Some states are lost, some come twice, some come late.</summary>
    static List<BoardState> Disturbed(List<BoardState> states, Random random) => states
        .Where(_ => random.Next(5) > 0)
        .SelectMany(state => Enumerable.Repeat(state, random.Next(1, 3)))
        .OrderBy(state => state.Version + random.Next(0, 4))
        .ToList();

    LobbyBoard BoardThatListens()
    {
        var listening = new LobbyBoard(clock);
        listening.Announcing += call => announced.Add(call.Seq);
        return listening;
    }
}
