using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Catalogue;

/// <summary>
/// The master data of one site as it holds for one business date. It is written into the day's log when the day begins, so
/// that the day can be folded again years later, whatever was edited since.
/// </summary>
/// <param name="Site">Site code.</param>
/// <param name="Date">Local date.</param>
/// <param name="Hours">Null on a closed day.</param>
/// <param name="Categories">By letter.</param>
/// <param name="Procedures">Those handled at this site.</param>
/// <param name="Counters">By number.</param>
/// <param name="Promises">By class.</param>
public sealed record SiteRules(
    string Site, DateOnly Date, OpenHours? Hours, ImmutableSortedDictionary<char, CategoryRule> Categories,
    ImmutableSortedDictionary<ProcedureCode, ProcedureRule> Procedures,
    ImmutableSortedDictionary<CounterNumber, CounterRule> Counters, Promises Promises)
{
    /// <summary>Who walks between two procedures of a visit, unless a procedure says otherwise.</summary>
    public Travel Travel { get; init; }

    /// <summary>スマホ発券; null: numbers are given at the city hall only.</summary>
    public RemoteRule? Remote { get; init; }

    public Travel TravelOf(ProcedureCode procedure) => Procedures.TryGetValue(procedure, out var rule) && rule.Travel is { } own ? own : Travel;

    public bool IssuesAt(DateTimeOffset now) => Hours is { } hours && now >= hours.OpensAt && now < hours.LastTicketAt;

    public bool IsOpenAt(DateTimeOffset now) => Hours is { } hours && now >= hours.OpensAt && now < hours.ClosesAt;
}

/// <summary>
/// スマホ発券: how many numbers a day may be taken from afar. Where the holder is does not matter and is not asked; a number counts
/// for nothing until its holder has checked in on arrival.
/// </summary>
/// <param name="PerDay">1–999.</param>
/// <param name="Grace">How long after a missed turn the place in the line is kept, 0–60 minutes.</param>
public sealed record RemoteRule(int PerDay, TimeSpan Grace);

/// <summary>移動方式.</summary>
public enum Travel
{
    /// <summary>The resident is called to the next counter.</summary>
    CitizenMoves,

    /// <summary>The resident keeps the seat and the next officer comes.</summary>
    StaffMoves,
}

/// <summary>The hours of one day, as instants.</summary>
public sealed record OpenHours(DateTimeOffset OpensAt, DateTimeOffset LastTicketAt, DateTimeOffset ClosesAt);

/// <summary>受付区分: a letter and its band of numbers.</summary>
/// <param name="Code">A–Z.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="First">First number of the band.</param>
/// <param name="Last">Last number that the server issues; its width pads every number.</param>
/// <param name="Skip">Numbers never issued, for example 4, 9, 42, 49.</param>
public sealed record CategoryRule(char Code, string Name, int First, int Last, ImmutableSortedSet<int> Skip)
{
    /// <summary>What kiosks issue while they are cut off; null: they cannot.</summary>
    public OfflineBand? Offline { get; init; }

    public TicketNumber? After(int? last)
    {
        var next = last + 1 ?? First;
        while (Skip.Contains(next))
            next++;
        return next <= Last ? new TicketNumber(Code, next, Digits) : null;
    }

    public int Digits => Width(Last);

    /// <summary>The next numbers of the offline band, as many of the wanted as there are; null when there are none.</summary>
    public NumberBlock? OfflineAfter(int? last, int wanted)
    {
        if (Offline is not { } band)
            return null;
        var first = Math.Max(band.First, last + 1 ?? band.First);
        int[] numbers = [.. Enumerable.Range(first, Math.Max(0, band.Last - first + 1)).Where(number => !Skip.Contains(number)).Take(wanted)];
        return numbers is [] ? null
            : new(Code, numbers[0], numbers[^1], Width(band.Last), [.. Skip.Where(skipped => skipped > numbers[0] && skipped < numbers[^1])]);
    }

    static int Width(int number) => Math.Max(3, number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
}

/// <summary>Numbers which only kiosks issue, and only while they are cut off; behind those of the server.</summary>
public sealed record OfflineBand(int First, int Last);

/// <summary>手続き as this site handles it.</summary>
/// <param name="Code">Code.</param>
/// <param name="Category">Letter.</param>
/// <param name="Minutes">Planned minutes at the counter; 1 or more.</param>
/// <param name="After">Procedures of the same visit that must be done first.</param>
/// <param name="From">Limited hours: not before; null: the whole day.</param>
/// <param name="Until">Limited hours: not from then on; null: the whole day.</param>
public sealed record ProcedureRule(
    ProcedureCode Code, char Category, int Minutes, ImmutableSortedSet<ProcedureCode> After, DateTimeOffset? From, DateTimeOffset? Until)
{
    /// <summary>Null: as the site does.</summary>
    public Travel? Travel { get; init; }

    public bool IsHandledAt(DateTimeOffset now) => !(now < From) && !(now >= Until);
}

/// <summary>A counter as the master data has it.</summary>
public sealed record CounterRule(CounterNumber Number, string Name, ImmutableSortedSet<char> Categories, bool ReservationOnly);

/// <summary>The wait each class was promised, and how late a reservation may come and stay one.</summary>
public sealed record Promises(TimeSpan Reservation, TimeSpan Priority, TimeSpan WalkIn, TimeSpan ReservationGrace)
{
    /// <summary>Whoever has waited this long at one go comes before all whose turn is reckoned by urgency.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>5, 10 and 30 minutes, grace 10 minutes; nobody is passed by urgency after 60.</summary>
    public static readonly Promises Default = new(
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(10));

    public TimeSpan Of(TicketClass promised) => promised switch
    {
        TicketClass.Reservation => Reservation,
        TicketClass.Priority => Priority,
        _ => WalkIn,
    };
}
