using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Calling;

/// <summary>Who is called, and why.</summary>
public readonly record struct Choice(LegRef Leg, Reason Reason);

/// <summary>
/// Accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins 2014): urgency is the wait over the promised wait, so it
/// grows faster for whom a shorter wait was promised, no class starves, and every promise is kept in proportion. A reservation
/// before its slot has a negative urgency: it is called only when nothing else waits.
/// </summary>
public static class CallingOrder
{
    public static Choice? Next(SiteDay day, Counter counter, DateTimeOffset now)
    {
        (Line Line, Place Place, double Urgency)? best = null;
        foreach (var (line, places) in day.Pool.Lines)
        {
            if (!line.Fits(counter))
                continue;
            var first = places.Min;
            var urgency = (now - first.Since) / day.Rules.Promises.Of(line.Class);
            if (best is not { } other || IsBefore(line, first, urgency, other))
                best = (line, first, urgency);
        }
        return best is { } chosen ? new(chosen.Place.Leg, Why(chosen.Line, chosen.Place.Since, day.Rules.Promises, now)) : null;
    }

    /// <summary>Those who can be called, most urgent first; each line is in order already, so only its first ones are looked at.</summary>
    public static IEnumerable<Place> InOrder(SiteDay day, Func<Line, bool> fits, DateTimeOffset now, int most) =>
        day.Pool.Lines
            .Where(line => fits(line.Key))
            .SelectMany(line => line.Value.Take(most).Select(place => (Line: line.Key, Place: place)))
            .OrderByDescending(one => one.Line.AtHead)
            .ThenByDescending(one => (now - one.Place.Since) / day.Rules.Promises.Of(one.Line.Class))
            .ThenBy(one => one.Place)
            .Select(one => one.Place)
            .Take(most);

    static bool IsBefore(Line line, Place place, double urgency, (Line Line, Place Place, double Urgency) other)
    {
        if (line.AtHead != other.Line.AtHead)
            return line.AtHead;
        var byUrgency = urgency.CompareTo(other.Urgency);
        return byUrgency != 0 ? byUrgency > 0 : place.CompareTo(other.Place) < 0;
    }

    static Reason Why(Line line, DateTimeOffset since, Promises promises, DateTimeOffset now) =>
        new(line.AtHead ? CalledBy.Head : CalledBy.Urgency, line.Class, now - since, promises.Of(line.Class));
}
