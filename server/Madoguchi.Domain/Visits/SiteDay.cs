using System.Collections.Immutable;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Visits;

public enum CallKind
{
    Call, Recall, Pickup,
}

/// <summary>One announcement of the board.</summary>
/// <param name="Seq">Gap-free from 1.</param>
public sealed record Call(int Seq, TicketId Ticket, TicketNumber Number, CounterNumber Counter, DateTimeOffset At, CallKind Kind);

/// <summary>Everything known of one site on one business date; folded from its events, never stored.</summary>
public sealed record SiteDay
{
    /// <summary>Announcements a board may still show.</summary>
    internal const int CallsKept = 12;

    public static readonly SiteDay Empty = new();

    readonly SiteRules? rules;

    /// <summary>How the day will begin under these rules: for those who look before its first command.</summary>
    public static SiteDay Preview(SiteRules rules) => Empty.Begun(rules);

    /// <summary>The day itself, or how it will begin under these rules.</summary>
    public SiteDay Begun(SiteRules today) => HasBegun ? this : this.Evolve(new SiteDayEvent.DayOpened(today, At)) with { Version = Version };

    /// <summary>Events so far.</summary>
    public long Version { get; internal init; }

    /// <summary>Time of the newest event.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>When the day was ended; null while it goes on.</summary>
    public DateTimeOffset? ClosedAt { get; internal init; }

    public bool HasBegun => rules is not null;

    /// <summary>What holds today. Throws before the day has begun.</summary>
    public SiteRules Rules
    {
        get => rules ?? throw new InvalidOperationException("The day has not begun.");
        internal init => rules = value;
    }

    public ImmutableDictionary<TicketId, Ticket> Tickets { get; internal init; } = ImmutableDictionary<TicketId, Ticket>.Empty;

    /// <summary>By letter and value, whatever the width.</summary>
    public ImmutableDictionary<(char Category, int Value), TicketId> Numbers { get; internal init; } =
        ImmutableDictionary<(char Category, int Value), TicketId>.Empty;

    public ImmutableDictionary<char, int> LastNumbers { get; internal init; } = ImmutableDictionary<char, int>.Empty;

    public ImmutableDictionary<ReservationCode, TicketId> Reservations { get; internal init; } =
        ImmutableDictionary<ReservationCode, TicketId>.Empty;

    public ImmutableSortedDictionary<CounterNumber, Counter> Counters { get; internal init; } =
        ImmutableSortedDictionary<CounterNumber, Counter>.Empty;

    public ImmutableSortedSet<char> Stopped { get; internal init; } = [];

    /// <summary>Blocks of the offline band by whom they were lent to, oldest first. They may be lent before the day begins.</summary>
    public ImmutableList<OfflineLease> Leases { get; internal init; } = [];

    public WaitingPool Pool { get; internal init; } = WaitingPool.Empty;

    /// <summary>Tickets set aside or absent, oldest first.</summary>
    public ImmutableList<TicketId> Aside { get; internal init; } = [];

    /// <summary>Numbers taken from afar whose holders have not come, in the order of issue.</summary>
    public ImmutableList<TicketId> Away { get; internal init; } = [];

    /// <summary>Numbers taken from afar so far, those cancelled since among them.</summary>
    public int RemoteIssued { get; internal init; }

    /// <summary>Legs whose papers are being made, longest first; whoever waits for one may be called elsewhere meanwhile.</summary>
    public ImmutableSortedSet<Place> Pickup { get; internal init; } = [];

    /// <summary>Newest first.</summary>
    public ImmutableList<Call> Calls { get; internal init; } = [];

    public int LastCall { get; internal init; }

    public Ticket this[TicketId id] => Tickets[id];

    public Ticket? Find(TicketNumber number) =>
        Numbers.TryGetValue((number.Category, number.Value), out var id) ? Tickets[id] : null;

    /// <summary>The number as it was lent to this kiosk; null when it was not.</summary>
    public TicketNumber? LentTo(KioskId kiosk, TicketNumber number) =>
        Leases.Find(lease => lease.Kiosk == kiosk && lease.Block.Contains(number)) is { } lease ? number with { Digits = lease.Block.Digits } : null;

    /// <summary>What a kiosk holds and has not used, as far as is known here.</summary>
    public IEnumerable<TicketNumber> OfflineNumbersOf(KioskId kiosk) => Leases
        .Where(lease => lease.Kiosk == kiosk)
        .SelectMany(lease => lease.Block.Numbers)
        .Where(number => !Numbers.ContainsKey((number.Category, number.Value)));

    /// <summary>Who is ahead of a newcomer in a category: those who wait, and those who may still come in time for a place before.</summary>
    public int PeopleIn(char category) => Pool.In(category).People + Away.Count(id => Tickets[id].IsExpected && Tickets[id].Waits(category));

    /// <summary>People of a category before each of its waiting legs, by order of arrival; those still expected from afar have their places.</summary>
    public IReadOnlyDictionary<LegRef, int> PeopleBefore(char category)
    {
        var before = new Dictionary<LegRef, int>();
        var people = new HashSet<TicketId>();
        var afar = Away.Select(id => Tickets[id]).Where(ticket => ticket.IsExpected).SelectMany(ticket => ticket.PlacesIn(category));
        foreach (var place in Pool.PlacesIn(category).Concat(afar).Order())
        {
            before[place.Leg] = people.Contains(place.Leg.Ticket) ? people.Count - 1 : people.Count;
            people.Add(place.Leg.Ticket);
        }
        return before;
    }

    /// <summary>Mean planned minutes of the procedures of a category.</summary>
    public double PlannedMinutes(char category)
    {
        var (sum, count) = (0, 0);
        foreach (var procedure in Rules.Procedures.Values)
        {
            if (procedure.Category != category)
                continue;
            sum += procedure.Minutes;
            count++;
        }
        return count == 0 ? 10 : (double)sum / count;
    }

    /// <summary>The one way a ticket changes: the pool and the list of those aside follow it.</summary>
    internal SiteDay With(Ticket ticket)
    {
        var (pool, pickup) = (Pool, Pickup);
        var version = 0;
        if (Tickets.TryGetValue(ticket.Id, out var before))
        {
            pool = pool.Leave(before, MinutesOf);
            pickup = AwaitingPickup(before).Aggregate(pickup, (places, place) => places.Remove(place));
            version = before.Version + 1;
        }
        return this with
        {
            Tickets = Tickets.SetItem(ticket.Id, ticket with { Version = version }),
            Pool = pool.Enter(ticket, MinutesOf),
            Pickup = AwaitingPickup(ticket).Aggregate(pickup, (places, place) => places.Add(place)),
            Aside = Followed(Aside, ticket.Id, ticket.Legs.Any(leg => leg.State is LegState.Held or LegState.Absent)),
            Away = Followed(Away, ticket.Id, ticket.IsAway && !ticket.HasEnded),
        };
    }

    internal SiteDay With(Counter counter) => this with { Counters = Counters.SetItem(counter.Number, counter) };

    static IEnumerable<Place> AwaitingPickup(Ticket ticket) => ticket.Legs
        .Where(leg => leg.State is LegState.AwaitingPickup)
        .Select(leg => new Place(leg.PickupSince ?? leg.Since, ticket.Number, new(ticket.Id, leg.Id)));

    int MinutesOf(ProcedureCode procedure) => Rules.Procedures.TryGetValue(procedure, out var rule) ? rule.Minutes : 10;

    static ImmutableList<TicketId> Followed(ImmutableList<TicketId> list, TicketId ticket, bool isIn) =>
        isIn ? list.Contains(ticket) ? list : list.Add(ticket)
        : list.IsEmpty ? list : list.Remove(ticket);
}
