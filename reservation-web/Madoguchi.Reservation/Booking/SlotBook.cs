using System.Collections.Immutable;
using Madoguchi.Contracts.Clock;
using Madoguchi.Domain.Booking;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <param name="Start">In the city's time.</param>
/// <param name="Capacity">All seats; 0: closed.</param>
/// <param name="InternalCapacity">Of these, for staff only.</param>
internal sealed record Slot(
    string Site, string Group, DateTimeOffset Start, int Minutes, int Capacity, int InternalCapacity, DateTimeOffset? From, DateTimeOffset? Until) : ISlot
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    public int PublicCapacity => Capacity - InternalCapacity;

    /// <summary>Residents may book it now, seats given.</summary>
    public bool IsBookable(DateTimeOffset now) => Capacity > 0 && Start > now && !(now < From) && !(now >= Until);
}

/// <summary>Slots by site and group, in order of time; closed ones are not among them.</summary>
internal sealed class SlotTable
{
    readonly ImmutableDictionary<(string Site, string Group), Slot[]> slots;

    SlotTable(IEnumerable<SlotRow> inOrder) =>
        slots = inOrder.GroupBy(row => (row.Site, row.Group)).ToImmutableDictionary(group => group.Key, group => group.Select(Read).ToArray());

    public static SlotTable Empty { get; } = new([]);

    /// <summary>Those of yesterday and later.</summary>
    public static async Task<SlotTable> Read(ReservationDb db, DateTimeOffset now)
    {
        var yesterday = now.AddDays(-1);
        return new(await db.Slots.AsNoTracking().Where(slot => slot.Start > yesterday && slot.Capacity > 0).OrderBy(slot => slot.Start).ToListAsync());
    }

    public IReadOnlyList<Slot> Of(string site, string group) => slots.GetValueOrDefault((site, group), []);

    /// <summary>The slot in which a moment lies.</summary>
    public Slot? At(string site, string group, DateTimeOffset moment)
    {
        var all = slots.GetValueOrDefault((site, group), []);
        var (low, high) = (0, all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].Start <= moment ? (middle + 1, high) : (low, middle);
        }
        // Slots cut anew may lie over old ones for a moment; the one that begins last is the one meant.
        return low > 0 && moment < all[low - 1].End ? all[low - 1] : null;
    }

    static Slot Read(SlotRow row) =>
        new(row.Site, row.Group, JapanTime.In(row.Start), row.Minutes, row.Capacity, row.InternalCapacity, row.From, row.Until);
}

/// <summary>The published slots in memory: they change only when the city hall publishes, and are looked at by every visitor.</summary>
internal sealed class SlotBook(IDatabase database, TimeProvider clock)
{
    SlotTable slots = SlotTable.Empty;

    public async Task Load()
    {
        await using var db = database.Open();
        slots = await SlotTable.Read(db, clock.GetUtcNow());
    }

    /// <summary>In order of time; closed ones are not among them.</summary>
    public IReadOnlyList<Slot> Of(string site, string group) => slots.Of(site, group);

    /// <summary>The slot in which a moment lies.</summary>
    public Slot? At(string site, string group, DateTimeOffset moment) => slots.At(site, group, moment);
}
