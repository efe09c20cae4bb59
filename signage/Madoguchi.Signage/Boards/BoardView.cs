using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Signage.Boards;

/// <summary>What is on the screen at one moment.</summary>
/// <param name="Featured">The call in the large field: the one being announced, else the newest.</param>
/// <param name="IsAnnouncing">Whether it pulses now.</param>
/// <param name="Recent">At most six further calls, newest first.</param>
/// <param name="Pickup">Who is called for 交付・会計 now; these stay on the board until they came.</param>
public sealed record BoardView(
    DisplaySnapshot? Display, LinkStatus Link, DateTimeOffset Now, BoardCall? Featured, bool IsAnnouncing,
    IReadOnlyList<BoardCall> Recent, IReadOnlyList<BoardCategory> Categories, IReadOnlyList<string> Absent,
    IReadOnlyList<BoardPickup> Pickup)
{
    public const int RecentCalls = 6;

    public static BoardView Of(DisplaySnapshot? display, LinkStatus link, DateTimeOffset now, BoardCall? announcing)
    {
        // Yesterday's calls on a board without a server would send people to the windows.
        if (display is null || (link.Phase is not LinkPhase.Live && display.Board.BusinessDate != JapanTime.DateOf(now)))
            return new(display, link, now, null, false, [], [], [], []);
        var board = display.Board;
        var featured = announcing ?? board.Calls.MaxBy(call => call.Seq);
        var recent = board.Calls.Where(call => call.Number != featured?.Number).OrderByDescending(call => call.Seq).Take(RecentCalls);
        return new(display, link, now, featured, announcing is not null, [.. recent], board.Categories, board.Absent, board.Pickup ?? []);
    }
}
