using Madoguchi.Contracts.Http;

namespace Madoguchi.Signage.Boards;

/// <summary>Keeps the newest state. What the server says first on a connection is the truth, even when it was set back meanwhile.</summary>
internal sealed class StateMerge
{
    BoardState? ofThisConnection;

    public void BeginConnection() => ofThisConnection = null;

    /// <summary>Whether to show this state; a late or repeated one is not.</summary>
    /// <param name="orSame">The answer to a question may carry newer minutes under the same version.</param>
    public bool Accept(BoardState incoming, bool orSame = false)
    {
        if (ofThisConnection is { } shown && !IsNewer(incoming, shown, orSame))
            return false;
        ofThisConnection = incoming;
        return true;
    }

    static bool IsNewer(BoardState incoming, BoardState shown, bool orSame) =>
        incoming.BusinessDate > shown.BusinessDate
        || (incoming.BusinessDate == shown.BusinessDate && incoming.Version >= (orSame ? shown.Version : shown.Version + 1));
}
