using Madoguchi.Contracts.Http;

namespace Madoguchi.Signage.Boards;

/// <summary>
/// Which calls are announced, one after the other and each once. Told by sequence number, not by comparing numbers on the
/// board: calling the same number again is a new call.
/// </summary>
internal sealed class Announcements
{
    /// <summary>A call that was missed for longer is shown, but would only confuse when chimed.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(90);

    public static readonly TimeSpan Alone = TimeSpan.FromSeconds(6), WithOthersWaiting = TimeSpan.FromSeconds(4);

    readonly Queue<BoardCall> waiting = new();
    readonly HashSet<(int, string, DateTimeOffset)> known = [];
    DateOnly date;
    int last;
    DateTimeOffset began;

    /// <summary>The call being announced now.</summary>
    public BoardCall? Current { get; private set; }

    /// <summary>Calls of an earlier run of this board, which were announced then.</summary>
    public void Remember(BoardState board) => Note(board);

    /// <summary>Queues what is new in a state of the board.</summary>
    /// <param name="now">The server's time, which the calls carry too.</param>
    public void Offer(BoardState board, DateTimeOffset now)
    {
        var highest = board.Calls.Count > 0 ? board.Calls.Max(call => call.Seq) : 0;
        if (board.BusinessDate != date)
            (last, date) = (0, board.BusinessDate);
        // A server that was set back (a restored backup) counts on from where its ledger ends.
        last = Math.Min(last, highest);
        var news = board.Calls.Where(call => call.Seq > last && !known.Contains(Key(call))).OrderBy(call => call.Seq);
        foreach (var call in news.Where(call => now - call.CalledAt <= MaxAge))
            waiting.Enqueue(call);
        Note(board);
    }

    /// <summary>Goes on to the next call when the current one has had its time.</summary>
    /// <param name="at">Time of this machine, which never jumps with the server's.</param>
    /// <returns>The call whose announcement begins now.</returns>
    public BoardCall? Advance(DateTimeOffset at)
    {
        if (Current is not null && at - began < (waiting.Count > 0 ? WithOthersWaiting : Alone))
            return null;
        Current = waiting.TryDequeue(out var next) ? next : null;
        began = at;
        return Current;
    }

    void Note(BoardState board)
    {
        date = board.BusinessDate;
        foreach (var call in board.Calls)
        {
            last = Math.Max(last, call.Seq);
            known.Add(Key(call));
        }
        // The board shows at most twelve calls; an old key can only come back within a few states.
        if (known.Count > 500)
            known.IntersectWith(board.Calls.Select(Key));
    }

    static (int, string, DateTimeOffset) Key(BoardCall call) => (call.Seq, call.Number, call.CalledAt);
}
