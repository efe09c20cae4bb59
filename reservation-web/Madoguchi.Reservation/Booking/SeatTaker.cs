using System.Collections.Immutable;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <param name="Holder">Key of the form; seats it has already are given back in the same moment.</param>
/// <param name="Code">The reservation; null to hold only.</param>
/// <param name="Until">Held until then; null: taken.</param>
internal sealed record SeatsWanted(ImmutableArray<Slot> Chain, Guid Holder, string? Code, DateTimeOffset? Until, Seller Seller);

/// <summary>Takes a seat in every slot of a stay, or in none.</summary>
internal static class SeatTaker
{
    static readonly TimeSpan LongestSlot = TimeSpan.FromMinutes(480);

    /// <summary>To be called in a transaction that is not kept when the answer is no.</summary>
    public static async Task<bool> Take(ReservationDb db, SeatsWanted wanted, DateTimeOffset now)
    {
        if (!await AreOffered(db, wanted.Chain))
            return false;
        await db.Seats.Where(seat => seat.Holder == wanted.Holder || seat.HeldUntil <= now).ExecuteDeleteAsync();
        var near = await Near(db, wanted.Chain);
        foreach (var slot in wanted.Chain)
        {
            var live = near.Where(seat => seat.Group == slot.Group && seat.Overlaps(slot)).ToList();
            if (Seats.Free(slot, live, wanted.Seller) is not [var number, ..])
                return false;
            db.Seats.Add(new()
            {
                Site = slot.Site,
                Group = slot.Group,
                Start = slot.Start,
                Number = number,
                Minutes = slot.Minutes,
                Holder = wanted.Holder,
                Code = wanted.Code,
                HeldUntil = wanted.Until,
            });
        }
        return true;
    }

    /// <summary>Other slots, or other groups, may have been published since these were looked at: a seat in what is gone would count nowhere.</summary>
    static async Task<bool> AreOffered(ReservationDb db, ImmutableArray<Slot> chain)
    {
        var (site, groups) = (chain[0].Site, chain.Select(slot => slot.Group).Distinct().ToArray());
        var (from, to) = (chain.Min(slot => slot.Start), chain.Max(slot => slot.Start));
        var offered = (await db.Slots.AsNoTracking().Where(slot => slot.Site == site && groups.Contains(slot.Group) && slot.Start >= from && slot.Start <= to && slot.Capacity > 0)
            .Select(slot => new { slot.Group, slot.Start, slot.Minutes }).ToListAsync()).ToHashSet();
        return chain.All(slot => offered.Contains(new { slot.Group, slot.Start, slot.Minutes }));
    }

    static async Task<List<TakenSeat>> Near(ReservationDb db, ImmutableArray<Slot> chain)
    {
        var (site, groups) = (chain[0].Site, chain.Select(slot => slot.Group).Distinct().ToArray());
        var (from, to) = (chain.Min(slot => slot.Start) - LongestSlot, chain.Max(slot => slot.End));
        return await db.Seats.AsNoTracking().Where(seat => seat.Site == site && groups.Contains(seat.Group) && seat.Start > from && seat.Start < to)
            .Select(seat => new TakenSeat(seat.Site, seat.Group, seat.Start, seat.Minutes, seat.Number, seat.Holder, seat.HeldUntil)).ToListAsync();
    }
}
