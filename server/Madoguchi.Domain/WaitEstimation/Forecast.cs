using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>How long everybody waits, and whoever would come now, as seen at one moment. Immutable, asked from any thread.</summary>
public sealed class Forecast
{
    /// <summary>Whole minutes 0–119, and the rest.</summary>
    internal const int Bins = WaitRange.Cap + 1;

    readonly SiteDay _day;
    readonly (double Low, double High) _levels;
    readonly float[][] _newcomers;
    readonly Dictionary<TicketId, WaitRange> _waiting = [];

    internal Forecast(
        SiteDay day, DateTimeOffset at, (double Low, double High) levels, int runs, TicketId[] tickets, int[] histogram, float[][] newcomers)
    {
        (_day, At, _levels, Runs, _newcomers) = (day, at, levels, runs, newcomers);
        for (var ticket = 0; ticket < tickets.Length; ticket++)
            _waiting[tickets[ticket]] = Range(histogram.AsSpan(ticket * Bins, Bins), runs, levels);
    }

    public DateTimeOffset At { get; }

    /// <summary>How often the rule was run.</summary>
    public int Runs { get; }

    /// <summary>Until the next call of a ticket; null when it was not there yet, or nobody can call it.</summary>
    public WaitRange? Of(TicketId ticket, DateTimeOffset now) =>
        _waiting.TryGetValue(ticket, out var range) && range.Low < WaitRange.Cap ? Aged(range, now) : null;

    /// <summary>Until the first call of somebody who comes now; null when no counter of these categories was open.</summary>
    /// <param name="day">The day now: who came since the forecast stands in front.</param>
    /// <param name="promised">Class of the newcomer.</param>
    /// <param name="categories">Of all legs that can be called at once: the first counter that is free takes the ticket.</param>
    /// <param name="now">Instant.</param>
    public WaitRange? Newcomer(SiteDay day, TicketClass promised, ImmutableArray<char> categories, DateTimeOffset now)
    {
        Span<int> histogram = stackalloc int[Bins];
        histogram.Clear();
        var open = categories.Where(category => IsServed(day, category)).Select(category => Samples(category, promised)).OfType<float[]>().ToArray();
        if (open.Length == 0)
            return null;
        for (var run = 0; run < Runs; run++)
        {
            var first = float.PositiveInfinity;
            foreach (var samples in open)
                first = Math.Min(first, samples[run]);
            histogram[Bin(first)]++;
        }
        return Shifted(Aged(Range(histogram, Runs, _levels), now), day, categories[0]);
    }

    /// <summary>
    /// The same, but where it differs by a minute from what was said a moment ago that is said again: the dice must not make a phone
    /// flicker.
    /// </summary>
    public Forecast Steadied(Forecast? before)
    {
        if (before is null)
            return this;
        foreach (var (ticket, range) in _waiting.ToArray())
            if (before.Of(ticket, At) is { } said && Math.Abs(said.Low - range.Low) <= 1 && Math.Abs(said.High - range.High) <= 1)
                _waiting[ticket] = said;
        return this;
    }

    internal static int Bin(double minutes) => minutes < WaitRange.Cap ? (int)minutes : WaitRange.Cap;

    float[]? Samples(char category, TicketClass promised)
    {
        var index = 0;
        foreach (var known in _day.Rules.Categories.Keys)
        {
            if (known == category)
                return _newcomers[SceneBuilder.NewcomerIndex(index, promised)];
            index++;
        }
        return null;
    }

    bool IsServed(SiteDay day, char category) => WaitEstimator.Expect(_day, category, 0) is not null && WaitEstimator.Expect(day, category, 0) is not null;

    /// <summary>A forecast is a second or a quiet while old; so much of the wait is over.</summary>
    WaitRange Aged(WaitRange range, DateTimeOffset now)
    {
        var age = (int)Math.Max(0, (now - At).TotalMinutes);
        return age == 0 || range.Low >= WaitRange.Cap ? range : new(Math.Max(0, range.Low - age), Math.Max(1, range.High - age));
    }

    /// <summary>Who came or was called since the forecast counts as the formula counts.</summary>
    WaitRange Shifted(WaitRange range, SiteDay day, char category)
    {
        var (then, since) = (_day.PeopleIn(category), day.PeopleIn(category));
        if (then == since || WaitEstimator.Expect(day, category, then) is not { } before || WaitEstimator.Expect(day, category, since) is not { } after)
            return range;
        return WaitRange.Minutes(range.Low + after.Low - before.Low, Math.Max(1, range.High + after.High - before.High));
    }

    /// <summary>
    /// Whole minutes next to the wanted quantiles: rounding both ends outward would tell most people a range that is right far
    /// more often than it says, and twice as wide as it need be for a short wait.
    /// </summary>
    static WaitRange Range(ReadOnlySpan<int> histogram, int runs, (double Low, double High) levels)
    {
        var (low, high, below) = (0, 0, 0);
        var (lowMiss, highMiss) = (double.MaxValue, double.MaxValue);
        for (var minute = 0; minute <= WaitRange.Cap; minute++)
        {
            var share = (double)below / runs;
            Take(minute, share, levels.Low, ref low, ref lowMiss);
            // The last minute stands for all that is longer.
            if (minute > 0)
                Take(minute, minute == WaitRange.Cap ? 1 : share, levels.High, ref high, ref highMiss);
            below += histogram[minute];
        }
        return new(low, Math.Max(high, Math.Min(low + 1, WaitRange.Cap)));
    }

    /// <summary>Where nothing happens for some minutes, a quantile is at the end of them.</summary>
    static void Take(int minute, double share, double level, ref int best, ref double miss)
    {
        var off = Math.Abs(share - level);
        if (off < miss || (off == miss && share < level))
            (best, miss) = (minute, off);
    }
}
