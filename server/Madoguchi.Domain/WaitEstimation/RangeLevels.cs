using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Which quantiles of a forecast are told, for each hour of the day. A forecast does not know who takes lunch next, and whole
/// minutes are coarser than a forecast; so the site follows its own record, as adaptive conformal inference does (Gibbs and Candès
/// 2021): whenever a real wait fell below the told range the lower level goes down a little, and up a little when it did not, with
/// weights that come to rest where one in five falls below. Above likewise.
/// </summary>
/// <param name="Low">By hour, 0–23.</param>
/// <param name="High">By hour, 0–23.</param>
public sealed record RangeLevels(ImmutableArray<double> Low, ImmutableArray<double> High)
{
    /// <summary>20 and 80 %.</summary>
    public static readonly RangeLevels Plain = new([.. Enumerable.Repeat(LowShare, 24)], [.. Enumerable.Repeat(HighShare, 24)]);

    public const double LowShare = 0.2, HighShare = 0.8;

    /// <summary>People who queue together are wrong together: one must not move much.</summary>
    const double Pace = 0.003;

    public (double Low, double High) At(DateTimeOffset now) => (Low[BusinessTime.Local(now).Hour], High[BusinessTime.Local(now).Hour]);

    internal RangeLevels Learn(SiteDay day, Func<Ticket, bool> isJudged)
    {
        var (low, high) = (Low.ToBuilder(), High.ToBuilder());
        foreach (var ticket in day.Tickets.Values)
        {
            if (WaitAccuracy.JudgedWait(ticket) is not { } judged || !isJudged(ticket))
                continue;
            var hour = BusinessTime.Local(ticket.CameAt ?? ticket.ArrivedAt).Hour;
            low[hour] = Math.Clamp(low[hour] + (Pace * (LowShare - (judged.Minutes < judged.Told.Low ? 1 : 0))), 0.01, 0.45);
            high[hour] = Math.Clamp(high[hour] + (Pace * (HighShare - (WaitAccuracy.IsAbove(judged.Minutes, judged.Told) ? 0 : 1))), 0.55, 0.995);
        }
        return new(low.ToImmutable(), high.ToImmutable());
    }
}
