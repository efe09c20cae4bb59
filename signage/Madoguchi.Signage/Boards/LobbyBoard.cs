using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Signage.Storage;

namespace Madoguchi.Signage.Boards;

/// <summary>The state of this board: what the server said, what was kept from before, and what is being announced.</summary>
internal sealed class LobbyBoard : IDisposable
{
    static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);

    readonly Lock gate = new();
    readonly TimeProvider time;
    readonly ServerClock clock;
    readonly StateMerge merge = new();
    readonly Announcements announcements = new();
    readonly ITimer timer;
    DisplaySnapshot? display;
    LinkStatus link = new(LinkPhase.Connecting, null);
    int minute;

    public LobbyBoard(TimeProvider time)
    {
        (this.time, clock) = (time, new(time));
        timer = time.CreateTimer(_ => Tick(), null, Beat, Beat);
    }

    /// <summary>Something on the screen is different.</summary>
    public event Action? Changed;

    /// <summary>The announcement of a call begins.</summary>
    public event Action<BoardCall>? Announcing;

    /// <summary>A state to be kept for the next start.</summary>
    public event Action<SavedDisplay>? Keep;

    public BoardView View
    {
        get
        {
            lock (gate)
                return BoardView.Of(display, link, clock.Now, announcements.Current);
        }
    }

    /// <summary>Shows what was kept before this start, and says so until the server answers.</summary>
    public void Restore(SavedDisplay saved)
    {
        lock (gate)
        {
            display = saved.Display;
            clock.Restore(saved.ClockOffset);
            announcements.Remember(saved.Display.Board);
            link = new(LinkPhase.Connecting, saved.UpdatedAt);
        }
        Changed?.Invoke();
    }

    public void ConnectionBegins()
    {
        lock (gate)
            merge.BeginConnection();
    }

    /// <summary>The whole display: the answer to subscribing, or pushed because names or notices changed.</summary>
    public void Receive(DisplaySnapshot snapshot) => Take(() =>
    {
        clock.Follow(snapshot.ServerTime);
        display = merge.Accept(snapshot.Board) || display is null ? snapshot : snapshot with { Board = display.Board };
    });

    /// <summary>A new state of the board.</summary>
    public void Receive(BoardState board) => Take(() =>
    {
        if (display is not null && merge.Accept(board))
            display = display with { Board = board };
    });

    /// <summary>The line is gone, or the server refuses this display.</summary>
    public void LinkLost(string? refusal)
    {
        lock (gate)
            link = link with { Phase = LinkPhase.Lost, Refusal = refusal };
        Changed?.Invoke();
    }

    public void Dispose() => timer.Dispose();

    void Take(Action change)
    {
        SavedDisplay? saved = null;
        lock (gate)
        {
            change();
            link = new(LinkPhase.Live, clock.Now);
            if (display is not null)
            {
                announcements.Offer(display.Board, clock.Now);
                saved = new(display, clock.Offset, clock.Now);
            }
        }
        if (saved is not null)
            Keep?.Invoke(saved);
        Tick(changed: true);
    }

    void Tick(bool changed = false)
    {
        BoardCall? begun;
        lock (gate)
        {
            var before = announcements.Current;
            begun = announcements.Advance(time.GetUtcNow());
            changed |= !ReferenceEquals(before, announcements.Current) || minute != clock.Now.Minute;
            minute = clock.Now.Minute;
        }
        if (begun is not null)
            Announcing?.Invoke(begun);
        if (changed)
            Changed?.Invoke();
    }
}
