using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>Every seat taken from today on, as of one moment.</summary>
/// <param name="at">When it was read.</param>
internal sealed class SeatView(IReadOnlyCollection<TakenSeat> seats, DateTimeOffset at)
{
    readonly ILookup<(string Site, string Group, DateOnly Day), TakenSeat> byDay = seats.ToLookup(seat => (seat.Site, seat.Group, Day(seat.Start)));

    readonly ILookup<Guid, TakenSeat> byHolder = seats.ToLookup(seat => seat.Holder);

    /// <summary>Of slots, by <see cref="Seller"/>: on a released day thousands ask for the same few numbers.</summary>
    readonly ConcurrentDictionary<(Slot Slot, Seller Seller), int> free = new(SameSlot.Instance);

    /// <summary>When the first hold lapses that was live when this was read; counts stand until then.</summary>
    public DateTimeOffset GoodUntil { get; } = seats.Select(seat => seat.HeldUntil).Where(until => until > at).Min() ?? DateTimeOffset.MaxValue;

    /// <summary>Seats that a form holds or took.</summary>
    public IEnumerable<TakenSeat> Of(Guid holder) => byHolder[holder];

    /// <param name="own">Seats of this form do not count: they are its own.</param>
    public int Free(Slot slot, Seller seller, Guid? own, DateTimeOffset now)
    {
        // Who asked before this was read may still see a hold live that had lapsed by then: that is the answer to that question only.
        if (now < at || now >= GoodUntil || (own is { } holder && byHolder.Contains(holder)))
            return Count(slot, seller, own, now);
        if (!free.TryGetValue((slot, seller), out var count))
            free[(slot, seller)] = count = Count(slot, seller, null, now);
        return count;
    }

    int Count(Slot slot, Seller seller, Guid? own, DateTimeOffset now)
    {
        var live = byDay[(slot.Site, slot.Group, Day(slot.Start))].Where(seat => seat.Overlaps(slot) && seat.IsLive(now) && seat.Holder != own).ToList();
        return Seats.Free(slot, live, seller).Count;
    }

    /// <summary>Nobody's stay goes over midnight, in any offset that the two times may bear.</summary>
    static DateOnly Day(DateTimeOffset start) => Contracts.Clock.JapanTime.DateOf(start);

    /// <summary>Published slots are the same objects until they are published anew; comparing all they say costs more than counting.</summary>
    sealed class SameSlot : IEqualityComparer<(Slot Slot, Seller Seller)>
    {
        public static readonly SameSlot Instance = new();

        public bool Equals((Slot Slot, Seller Seller) x, (Slot Slot, Seller Seller) y) => ReferenceEquals(x.Slot, y.Slot) && x.Seller == y.Seller;

        public int GetHashCode((Slot Slot, Seller Seller) key) => HashCode.Combine(RuntimeHelpers.GetHashCode(key.Slot), key.Seller);
    }
}

/// <summary>
/// Who only looks need not ask the database each for himself: readings are shared by all who asked before they began, and by
/// all who ask after them while nothing was written. What was committed before the question is always seen; what comes later
/// is decided by the seats' key.
/// </summary>
internal sealed class SeatMap(IDatabase database, Writer writer, TimeProvider clock)
{
    readonly Lock gate = new();
    Task<Reading>? running, next;
    Reading? latest;

    public ValueTask<SeatView> Now()
    {
        if (latest is { } last && IsCurrent(last))
            return new(last.View);
        lock (gate)
        {
            if (running is null or { IsCompleted: true })
                running = next is { IsCompleted: false } ? next : Task.Run(Read);
            // The reading under way may have begun before what the asker knows of was written.
            else if (next is null or { IsCompleted: true })
                return new(ViewOf(next = After(running)));
            else
                return new(ViewOf(next));
            return new(ViewOf(running));
        }
    }

    /// <summary>Other processes write to a database server without telling this one.</summary>
    bool IsCurrent(Reading reading) => database.IsOursAlone && writer.Commits == reading.Commits && clock.GetUtcNow() < reading.View.GoodUntil;

    static async Task<SeatView> ViewOf(Task<Reading> reading) => (await reading).View;

    async Task<Reading> After(Task<Reading> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        lock (gate)
            (running, next) = (next, null);
        return await Read();
    }

    async Task<Reading> Read()
    {
        // Counted before it is read: what is committed meanwhile makes this reading old, whether it saw it or not.
        var (commits, now) = (writer.Commits, clock.GetUtcNow());
        var since = now.AddDays(-1);
        await using var db = database.Open();
        var seats = await db.Seats.AsNoTracking().Where(seat => seat.Start > since)
            .Select(seat => new TakenSeat(seat.Site, seat.Group, seat.Start, seat.Minutes, seat.Number, seat.Holder, seat.HeldUntil)).ToListAsync();
        return latest = new(new(seats, now), commits);
    }

    sealed record Reading(SeatView View, long Commits);
}
