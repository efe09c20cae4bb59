using System.Text.Json;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Live;

/// <summary>Sites, procedures and slots as the city hall published them last; booking works from here without the line.</summary>
internal sealed class MasterBook(IDatabase database, Writer writer, SlotBook slotBook, MailBell bell, TimeProvider clock, ILogger<MasterBook> log)
{
    /// <summary>Null until the city hall has published for the first time. Its list of slots is empty: slots live in the database.</summary>
    public MasterView? Current { get; private set; }

    public async Task Load()
    {
        await using var db = database.Open();
        if (await db.Published.AsNoTracking().SingleOrDefaultAsync(p => p.Name == PublishedRow.Master) is { } row)
            Current = new(JsonSerializer.Deserialize<LinkMaster>(row.Json)!);
        // A database from before seats were moved with their groups, whose city hall is not on the line yet.
        if (Current is { } known && await writer.Write(open => SeatMover.Run(open, known, clock.GetUtcNow()), seats => seats > 0) is var moved and > 0)
            log.SeatsMoved(moved);
        await slotBook.Load();
    }

    public async Task Replace(LinkMaster master)
    {
        var kept = master with { Slots = [] };
        var (overfull, moved) = await writer.Write(async db =>
        {
            await ReplaceSlots(db, master.Slots);
            await db.Publish(PublishedRow.Master, JsonSerializer.Serialize(kept), clock.GetUtcNow());
            await db.SaveChangesAsync();
            var seats = await SeatMover.Run(db, new(kept), clock.GetUtcNow());
            return (await db.Slots.CountAsync(slot => db.Seats.Count(seat =>
                seat.Site == slot.Site && seat.Group == slot.Group && seat.Start == slot.Start && seat.Code != null) > slot.Capacity), seats);
        });
        await slotBook.Load();
        Current = new(kept);
        // More seats may be there for who waits.
        bell.Ring();
        log.MasterReceived(master.Version, master.Sites.Count, master.Slots.Count);
        if (moved > 0)
            log.SeatsMoved(moved);
        if (overfull > 0)
            log.SlotsOverfull(overfull);
    }

    /// <summary>A slot which is no longer named closes; seats taken in it stay taken.</summary>
    static async Task ReplaceSlots(ReservationDb db, IReadOnlyList<LinkSlot> slots)
    {
        var known = await db.Slots.ToDictionaryAsync(slot => (slot.Site, slot.Group, slot.Start));
        foreach (var slot in slots)
        {
            if (!known.Remove((slot.Site, slot.Group, slot.Start), out var row))
                db.Slots.Add(row = new() { Site = slot.Site, Group = slot.Group, Start = slot.Start, Minutes = slot.Minutes, Capacity = slot.Capacity });
            (row.Minutes, row.Capacity, row.InternalCapacity) = (slot.Minutes, slot.Capacity, slot.InternalCapacity);
            (row.From, row.Until) = (slot.BookableFrom, slot.BookableUntil);
        }
        foreach (var gone in known.Values)
            gone.Capacity = 0;
    }
}

internal static class PublishedRows
{
    public static async Task Publish(this ReservationDb db, string name, string json, DateTimeOffset now)
    {
        if (await db.Published.FindAsync(name) is { } row)
            (row.Json, row.ReceivedAt) = (json, now);
        else
            db.Published.Add(new() { Name = name, Json = json, ReceivedAt = now });
    }
}
