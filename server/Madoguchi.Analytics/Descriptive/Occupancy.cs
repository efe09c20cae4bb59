namespace Madoguchi.Analytics.Descriptive;

/// <summary>How many are there on average: the time average of L in Little's law, measured and not derived.</summary>
public static class Occupancy
{
    /// <summary>For each step, the stays' overlap with it divided by its length.</summary>
    /// <param name="stays">From (inclusive) to (exclusive), in any order; an empty or inverted one counts nothing.</param>
    /// <param name="from">Start of the first step.</param>
    /// <param name="step">Length of a step; positive.</param>
    /// <param name="steps">How many steps; at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">No length, or a negative number of steps.</exception>
    public static IReadOnlyList<double> PerStep(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stays, DateTimeOffset from, TimeSpan step, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var sums = new double[steps];
        foreach (var (start, end) in stays)
        {
            var first = Math.Max(0, (int)Math.Floor((start - from) / step));
            for (var i = first; i < steps && from + (i * step) < end; i++)
            {
                var (begins, ends) = (from + (i * step), from + ((i + 1) * step));
                var overlap = (end < ends ? end : ends) - (start > begins ? start : begins);
                if (overlap > TimeSpan.Zero)
                    sums[i] += overlap / step;
            }
        }
        return sums;
    }

    /// <summary>Stays of one person which overlap or touch, as one.</summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Union(IEnumerable<(DateTimeOffset From, DateTimeOffset To)> stays)
    {
        (DateTimeOffset From, DateTimeOffset To)? open = null;
        foreach (var stay in stays.Where(stay => stay.To > stay.From).OrderBy(stay => stay.From))
        {
            if (open is { } held && stay.From <= held.To)
            {
                open = (held.From, stay.To > held.To ? stay.To : held.To);
                continue;
            }
            if (open is { } done)
                yield return done;
            open = stay;
        }
        if (open is { } last)
            yield return last;
    }
}
