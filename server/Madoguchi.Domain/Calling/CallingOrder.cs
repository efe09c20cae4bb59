using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Calling;

/// <summary>Who is called, and why.</summary>
public readonly record struct Choice(LegRef Leg, Reason Reason);

/// <summary>
/// Accumulating priority (Kleinrock 1964; Stanford, Taylor and Ziedins 2014): urgency is the wait over the promised wait, so it
/// grows faster for whom a shorter wait was promised, no class starves, and every promise is kept in proportion. A reservation
/// before its slot has a negative urgency: it is called only when nothing else waits. Above it stand those whom a clerk sent to
/// the head, and then whoever has waited at one go for longer than the site's limit, longest first.
/// Costs one look at the first of each line, and one search in each for whom was passed over.
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
        if (best is not { } chosen)
            return null;
        var (place, by) = (chosen.Place.Leg, chosen.Line.AtHead ? CalledBy.Head : CalledBy.Urgency);
        if (by is CalledBy.Urgency && Overdue(day, counter, now) is { } overdue)
            (place, by) = (overdue.Leg, CalledBy.LongestWait);
        var ticket = day[place.Ticket];
        return new(place, Why(day, counter, by, ticket, ticket[place.Leg], now));
    }

    /// <summary>
    /// Whose turn it was instead, had they come: numbers taken from afar that are more urgent than whom the rule chose. What a clerk
    /// sent to the head, and who waited too long at one go, would have come before them all the same.
    /// </summary>
    public static IEnumerable<TicketId> TurnsMissed(SiteDay day, Counter counter, Choice chosen, DateTimeOffset now)
    {
        if (chosen.Reason.By is not CalledBy.Urgency)
            yield break;
        var called = day[chosen.Leg.Ticket];
        var place = new Place(called[chosen.Leg.Leg].Since, called.Number, chosen.Leg);
        foreach (var ticket in day.Away.Select(id => day[id]).Where(ticket => ticket.IsExpected))
            foreach (var leg in ticket.Legs.Where(leg => leg.State is LegState.Waiting && Line.Of(ticket, leg).Fits(counter)))
            {
                var byUrgency = ((now - leg.Since) / day.Rules.Promises.Of(ticket.Class)).CompareTo(chosen.Reason.Urgency);
                if (byUrgency < 0 || (byUrgency == 0 && new Place(leg.Since, ticket.Number, new(ticket.Id, leg.Id)).CompareTo(place) > 0))
                    continue;
                yield return ticket.Id;
                break;
            }
    }

    /// <summary>Those who can be called, most urgent first; each line is in order already, so only its first ones are looked at.</summary>
    public static IEnumerable<Place> InOrder(SiteDay day, Func<Line, bool> fits, DateTimeOffset now, int most) =>
        day.Pool.Lines
            .Where(line => fits(line.Key))
            .SelectMany(line => line.Value.Take(most).Select(place => (
                Line: line.Key, Place: place, Overdue: line.Key.AtHead ? null : OverdueSince(day, place.Leg, now))))
            .OrderByDescending(one => one.Line.AtHead)
            .ThenByDescending(one => one.Overdue is not null)
            .ThenByDescending(one => one.Overdue is null ? (now - one.Place.Since) / day.Rules.Promises.Of(one.Line.Class) : 0)
            .ThenBy(one => one.Place with { Since = one.Overdue ?? one.Place.Since })
            .Select(one => one.Place)
            .Take(most);

    /// <summary>Why this leg and not one that counts from an earlier time.</summary>
    internal static Reason Why(SiteDay day, Counter counter, CalledBy by, Ticket ticket, Leg leg, DateTimeOffset now)
    {
        var passed = 0;
        (Line Line, Place Place)? longest = null;
        foreach (var (line, places) in day.Pool.Lines)
        {
            if (!line.Fits(counter) || places.Min.Since >= leg.Since)
                continue;
            // A number that is lower than all: what stands before it in its line counts from an earlier time.
            passed += ~places.IndexOf(new(leg.Since, default, default));
            if (longest is not { } other || places.Min.CompareTo(other.Place) < 0)
                longest = (line, places.Min);
        }
        return new(by, ticket.Class, now - leg.Since, day.Rules.Promises.Of(ticket.Class))
        {
            Passed = passed,
            LongestPassed = longest is { } one ? new(one.Place.Number, one.Line.Class, now - one.Place.Since) : null,
            SingleWait = by is CalledBy.LongestWait ? now - ticket.WaitsFrom(leg) : null,
        };
    }

    static Place? Overdue(SiteDay day, Counter counter, DateTimeOffset now)
    {
        Place? longest = null;
        foreach (var (line, places) in day.Pool.Longest)
            if (line.Fits(counter) && now - places.Min.Since >= day.Rules.Promises.LongestWait && !(longest?.CompareTo(places.Min) < 0))
                longest = places.Min;
        return longest;
    }

    static DateTimeOffset? OverdueSince(SiteDay day, LegRef leg, DateTimeOffset now)
    {
        var ticket = day[leg.Ticket];
        var from = ticket.WaitsFrom(ticket[leg.Leg]);
        return now - from >= day.Rules.Promises.LongestWait ? from : null;
    }

    static bool IsBefore(Line line, Place place, double urgency, (Line Line, Place Place, double Urgency) other)
    {
        if (line.AtHead != other.Line.AtHead)
            return line.AtHead;
        var byUrgency = urgency.CompareTo(other.Urgency);
        return byUrgency != 0 ? byUrgency > 0 : place.CompareTo(other.Place) < 0;
    }
}
