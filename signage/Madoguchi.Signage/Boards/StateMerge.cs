using Madoguchi.Contracts.Http;

namespace Madoguchi.Signage.Boards;

/// <summary>Keeps the newest state. What the server says first on a connection is the truth, even when it was set back meanwhile.</summary>
internal sealed class StateMerge
{
    BoardState? ofThisConnection;

    public void BeginConnection() => ofThisConnection = null;

    /// <summary>Whether to show this state; a late one is not. The same version may carry newer minutes.</summary>
    public bool Accept(BoardState incoming)
    {
        if (ofThisConnection is { } shown && IsLate(incoming, shown))
            return false;
        ofThisConnection = incoming;
        return true;
    }

    static bool IsLate(BoardState incoming, BoardState shown) =>
        incoming.BusinessDate < shown.BusinessDate || (incoming.BusinessDate == shown.BusinessDate && incoming.Version < shown.Version);
}
