using System.Collections.Immutable;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

internal enum HoldOutcome { Held, NotHeld, BookedBefore, Full, NotBookable }

/// <param name="Until">Until when the time is held.</param>
/// <param name="Lasts">How long that is from now.</param>
internal readonly record struct HoldAnswer(HoldOutcome Outcome, DateTimeOffset? Until = null, TimeSpan? Lasts = null);

internal sealed partial class BookingDesk
{
    /// <summary>
    /// Holds the time while the resident types; asking again with the same key prolongs nothing, and another time with the same
    /// key is held instead of the first.
    /// </summary>
    /// <param name="client">Address of the resident, for the limit.</param>
    public async Task<HoldAnswer> Hold(Guid form, Stay stay, DateTimeOffset start, string client)
    {
        var now = clock.GetUtcNow();
        if (await Booked(form) is not null)
            return new(HoldOutcome.BookedBefore);
        if (await finder.At(stay, start, own: form) is not { } offer)
            return new(HoldOutcome.NotBookable);
        var chain = finder.Chain(stay, start, promised: true)!.Value;
        if (Held((await seats.Now()).Of(form), chain, now) is { } until)
            return new(HoldOutcome.Held, until, until - now);
        await GiveBack(form, client);
        if (offer.Free == 0)
            return new(HoldOutcome.Full);
        until = now + settings.Holds.For;
        if (!limit.TryHold(client, form, until))
            return new(HoldOutcome.NotHeld);
        var held = await Try(async db =>
        {
            await Writer.Lock(db);
            return await Take(db, new(chain, form, null, until, Seller.Public), now);
        });
        if (held is true)
            return new(HoldOutcome.Held, until, until - now);
        limit.Release(client, form);
        return new(held is null ? HoldOutcome.NotHeld : HoldOutcome.Full);
    }

    /// <summary>Until when a form holds a time; null: it does not. Looking holds nothing.</summary>
    public async Task<DateTimeOffset?> HeldUntil(Guid form, Stay stay, DateTimeOffset start) =>
        finder.Chain(stay, start, promised: true) is { } chain ? Held((await seats.Now()).Of(form), chain, clock.GetUtcNow()) : null;

    /// <summary>What a form holds is anybody's again; what it has booked stays.</summary>
    /// <param name="client">Address of the resident, for the limit.</param>
    public async Task GiveBack(Guid form, string client)
    {
        // Whoever only looks at times comes here as well: it costs no turn of the writer when nothing is held.
        if (!(await seats.Now()).Of(form).Any(seat => seat.HeldUntil is not null))
            return;
        await writer.Write(async db =>
        {
            await Writer.Lock(db);
            return await db.Seats.Where(seat => seat.Holder == form && seat.Code == null).ExecuteDeleteAsync();
        }, given => given > 0);
        limit.Release(client, form);
        mails.Ring();
    }

    static async Task<bool> Take(ReservationDb db, SeatsWanted wanted, DateTimeOffset now)
    {
        if (!await SeatTaker.Take(db, wanted, now))
            return false;
        await db.SaveChangesAsync();
        return true;
    }

    /// <summary>Until when a form holds just these slots.</summary>
    static DateTimeOffset? Held(IEnumerable<TakenSeat> own, ImmutableArray<Slot> chain, DateTimeOffset now)
    {
        var live = own.Where(seat => seat.HeldUntil > now).ToList();
        return live.Count == chain.Length && chain.All(slot => live.Exists(seat => (seat.Site, seat.Group, seat.Start) == (slot.Site, slot.Group, slot.Start)))
            ? live.Min(seat => seat.HeldUntil) : null;
    }
}
