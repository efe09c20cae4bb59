using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.Views;

/// <summary>A site's day in a few numbers. Each ticket counts once, where its holder is.</summary>
/// <param name="Issued">Tickets of today.</param>
/// <param name="Waiting">Could be called now.</param>
/// <param name="AtCounters">Called or served.</param>
/// <param name="Held">Set aside, and nothing of theirs can be called.</param>
/// <param name="Absent">Did not come.</param>
/// <param name="Ended">Went home.</param>
[GenerateSerializer, Immutable]
public sealed record SiteSummary(
    [property: Id(0)] int Issued, [property: Id(1)] int Waiting, [property: Id(2)] int AtCounters, [property: Id(3)] int Held,
    [property: Id(4)] int Absent, [property: Id(5)] int Ended)
{
    /// <summary>Last number issued today, by letter of its category.</summary>
    [Id(6)] public Dictionary<string, int> LastNumbers { get; init; } = [];

    /// <summary>First and last number of the offline band lent to kiosks today, by letter.</summary>
    [Id(7)] public Dictionary<string, LentNumbers> Lent { get; init; } = [];

    /// <summary>Who took a number from afar and has not come.</summary>
    [Id(8)] public int Afar { get; init; }

    internal static SiteSummary Of(SiteDay day)
    {
        var places = day.Tickets.Values.CountBy(PlaceOf).ToDictionary();
        int At(Place place) => places.GetValueOrDefault(place);
        return new(day.Tickets.Count, At(Place.Waiting), At(Place.Counter), At(Place.Aside), At(Place.Away), At(Place.Home))
        {
            Afar = At(Place.Afar),
            LastNumbers = day.LastNumbers.ToDictionary(last => last.Key.ToString(), last => last.Value),
            Lent = day.Leases.GroupBy(lease => lease.Block.Category).ToDictionary(
                category => category.Key.ToString(), category => new LentNumbers(category.Min(lease => lease.Block.First), category.Max(lease => lease.Block.Last))),
        };
    }

    static Place PlaceOf(Ticket ticket) =>
        ticket.HasEnded ? Place.Home
        : ticket.IsAway ? Place.Afar
        : ticket.Legs.Any(leg => leg.IsAtCounter) ? Place.Counter
        : ticket.Legs.Any(leg => leg.State is LegState.Absent) ? Place.Away
        : ticket.Legs.Any(leg => leg.State is LegState.Waiting) ? Place.Waiting
        : Place.Aside;

    enum Place { Waiting, Counter, Aside, Away, Home, Afar }
}

/// <summary>Numbers which kiosks may have put on paper by now.</summary>
[GenerateSerializer, Immutable]
public sealed record LentNumbers([property: Id(0)] int First, [property: Id(1)] int Last);
