using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Calling;

/// <summary>One line in the lobby: legs which differ only in how long they have waited, so the first of it is its most urgent.</summary>
public readonly record struct Line(ProcedureCode Procedure, char Category, TicketClass Class, bool AtHead, bool Reserved, CounterNumber? Only)
{
    internal static Line Of(Ticket ticket, Leg leg) =>
        new(leg.Procedure, leg.Category, ticket.Class, leg.AtHead, ticket.Reservation is not null, leg.Only);

    public bool Fits(Counter counter) =>
        counter.Does(Procedure, Category) && (Only is null || Only == counter.Number) && (!counter.ReservationOnly || Reserved);
}

/// <summary>A leg in its line: earlier first, then the lower number.</summary>
public readonly record struct Place(DateTimeOffset Since, TicketNumber Number, LegRef Leg) : IComparable<Place>
{
    public int CompareTo(Place other)
    {
        var bySince = Since.CompareTo(other.Since);
        if (bySince != 0)
            return bySince;
        var byNumber = Number.CompareTo(other.Number);
        return byNumber != 0 ? byNumber : Leg.Leg.CompareTo(other.Leg.Leg);
    }
}

/// <summary>How much waits in a category.</summary>
/// <param name="People">Tickets with a leg in it that can be called.</param>
/// <param name="Minutes">Planned minutes of these legs.</param>
public readonly record struct Waiting(int People, int Minutes);

/// <summary>
/// Everyone who can be called now: the waiting legs of tickets that are nowhere else. An order is kept in every line, so that
/// choosing costs the same with 10 and with 10,000 waiting.
/// </summary>
public sealed record WaitingPool(
    ImmutableDictionary<Line, ImmutableSortedSet<Place>> Lines, ImmutableSortedDictionary<char, Waiting> Categories)
{
    public static readonly WaitingPool Empty = new(
        ImmutableDictionary<Line, ImmutableSortedSet<Place>>.Empty, ImmutableSortedDictionary<char, Waiting>.Empty);

    /// <summary>The same legs by how long each has waited at one go.</summary>
    public ImmutableDictionary<Line, ImmutableSortedSet<Place>> Longest { get; init; } = ImmutableDictionary<Line, ImmutableSortedSet<Place>>.Empty;

    public Waiting In(char category) => Categories.GetValueOrDefault(category);

    internal IEnumerable<Place> PlacesIn(char category) => Lines.Where(line => line.Key.Category == category).SelectMany(line => line.Value);

    internal WaitingPool Enter(Ticket ticket, Func<ProcedureCode, int> minutes) => Count(ticket, minutes, 1, (places, place) => places.Add(place));

    internal WaitingPool Leave(Ticket ticket, Func<ProcedureCode, int> minutes) => Count(ticket, minutes, -1, (places, place) => places.Remove(place));

    WaitingPool Count(Ticket ticket, Func<ProcedureCode, int> minutes, int sign, Func<ImmutableSortedSet<Place>, Place, ImmutableSortedSet<Place>> change)
    {
        if (!ticket.IsFree)
            return this;
        var (lines, longest, categories) = (Lines, Longest, Categories);
        var counted = "";
        foreach (var leg in ticket.Legs)
        {
            if (leg.State is not LegState.Waiting)
                continue;
            var line = Line.Of(ticket, leg);
            var place = new Place(leg.Since, ticket.Number, new(ticket.Id, leg.Id));
            lines = Changed(lines, line, places => change(places, place));
            longest = Changed(longest, line, places => change(places, place with { Since = ticket.WaitsFrom(leg) }));
            var (people, work) = categories.GetValueOrDefault(leg.Category);
            var isNew = !counted.Contains(leg.Category, StringComparison.Ordinal);
            counted += leg.Category;
            categories = categories.SetItem(leg.Category, new(people + (isNew ? sign : 0), work + (sign * minutes(leg.Procedure))));
        }
        return new(lines, categories) { Longest = longest };
    }

    static ImmutableDictionary<Line, ImmutableSortedSet<Place>> Changed(
        ImmutableDictionary<Line, ImmutableSortedSet<Place>> lines, Line line, Func<ImmutableSortedSet<Place>, ImmutableSortedSet<Place>> change)
    {
        var places = change(lines.GetValueOrDefault(line) ?? []);
        return places.IsEmpty ? lines.Remove(line) : lines.SetItem(line, places);
    }
}
