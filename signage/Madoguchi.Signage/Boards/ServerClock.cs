namespace Madoguchi.Signage.Boards;

/// <summary>The server's time on this machine: the own clock of a display may be wrong, and a demonstration has its own day.</summary>
internal sealed class ServerClock(TimeProvider local)
{
    public TimeSpan Offset { get; private set; }

    public DateTimeOffset Now => local.GetUtcNow() + Offset;

    public void Follow(DateTimeOffset serverTime) => Offset = serverTime - local.GetUtcNow();

    public void Restore(TimeSpan offset) => Offset = offset;
}
