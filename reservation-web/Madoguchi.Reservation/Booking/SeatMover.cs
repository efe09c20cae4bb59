using Madoguchi.Contracts.Clock;
using Madoguchi.Domain.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// Puts the seats of reservations into the groups where their procedures are done now. Groups are published for the first time,
/// or a procedure comes to another counter: seats left where they were would be counted nowhere, and their counter promised twice.
/// </summary>
internal static class SeatMover
{
    /// <summary>
    /// What is booked stays booked, whether or not the groups have room for it: then nothing more is sold there, and the city hall
    /// lists who is left without a seat. A reservation of something that is not booked here any more keeps its seats.
    /// </summary>
    /// <returns>How many reservations' seats were moved.</returns>
    public static async Task<int> Run(ReservationDb db, MasterView master, DateTimeOffset now)
    {
        var seats = (await db.Seats.AsNoTracking().Where(seat => seat.Code != null && seat.Start > now).ToListAsync()).ToLookup(seat => seat.Code!);
        // Without what is sealed: nobody's name is needed here.
        var bookings = await db.Bookings.Where(booking => booking.CancelledAt == null && booking.Start > now).OrderBy(booking => booking.BookedAt)
            .Select(booking => new { booking.Code, booking.Site, booking.Start, booking.Group, booking.Procedures }).ToListAsync();
        var slots = await SlotTable.Read(db, now);
        var moved = 0;
        foreach (var booking in bookings)
        {
            var before = seats[booking.Code].ToList();
            if (before.Count == 0 || Stay.Of(master, booking.Site, booking.Procedures.Split(','), booking.Group) is not { } stay
                || before.Select(seat => seat.Group).ToHashSet().SetEquals(stay.Groups))
                continue;
            await Move(db, before, Spans(stay, JapanTime.In(booking.Start), before, slots));
            moved++;
        }
        return moved;
    }

    /// <summary>As if it were booked now; where no slot begins at its time, what it has occupied so far, in every group it needs.</summary>
    static IEnumerable<Span> Spans(Stay stay, DateTimeOffset start, List<SeatRow> before, SlotTable slots) =>
        slots.At(stay.Site, stay.FirstGroup, start) is { } first
        && SlotChain.For(stay.Plan(first), start, (group, moment) => slots.At(stay.Site, group, moment)) is { } chain
            ? chain.Select(slot => new Span(slot.Group, slot.Start, slot.Minutes))
            : stay.Groups.SelectMany(group => before.Select(seat => new Span(group, seat.Start, seat.Minutes))).Distinct();

    static async Task Move(ReservationDb db, List<SeatRow> before, IEnumerable<Span> spans)
    {
        var (code, site) = (before[0].Code, before[0].Site);
        await db.Seats.Where(seat => seat.Code == code).ExecuteDeleteAsync();
        foreach (var (group, start, minutes) in spans)
        {
            var taken = await db.Seats.Where(seat => seat.Site == site && seat.Group == group && seat.Start == start).Select(seat => seat.Number).ToListAsync();
            db.Seats.Add(new()
            {
                Site = site,
                Group = group,
                Start = start,
                // Beyond the capacity, if need be: it counts all the same.
                Number = Enumerable.Range(1, taken.Count + 1).First(number => !taken.Contains(number)),
                Minutes = minutes,
                Holder = before[0].Holder,
                Code = code,
            });
        }
        await db.SaveChangesAsync();
    }

    readonly record struct Span(string Group, DateTimeOffset Start, int Minutes);
}
