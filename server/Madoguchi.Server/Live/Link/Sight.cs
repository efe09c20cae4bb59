namespace Madoguchi.Server.Live.Link;

/// <summary>What can be true of a reservation at the moment when it is told.</summary>
/// <param name="Now">The server's clock.</param>
/// <param name="Keep">How long after its time a reservation is kept: what would be forgotten at once is not let in.</param>
/// <param name="Sites">Codes of the sites which the city has.</param>
internal sealed record Sight(DateTimeOffset Now, TimeSpan Keep, IReadOnlySet<string> Sites)
{
    /// <summary>Booking begins at most 180 days ahead.</summary>
    static readonly TimeSpan Ahead = TimeSpan.FromDays(200);

    /// <summary>Two clocks are never the same.</summary>
    static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    static readonly TimeSpan LongAgo = TimeSpan.FromDays(400);

    /// <summary>Nobody could be served at another time, and one far ahead would never be forgotten.</summary>
    public bool IsVisit(DateTimeOffset start) => IsNear(start, Now, Keep);

    public static bool IsNear(DateTimeOffset start, DateTimeOffset now, TimeSpan back) => start > now - back && start < now + Ahead;

    /// <summary>From it is counted when a cancelled reservation is forgotten: one that cannot be is taken for now.</summary>
    public DateTimeOffset HappenedAt(DateTimeOffset told) => told < Now - LongAgo || told > Now + Skew ? Now : told;
}
