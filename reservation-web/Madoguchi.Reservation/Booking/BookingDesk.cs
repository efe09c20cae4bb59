using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <param name="FormKey">Names the form; the same key again is the same booking.</param>
internal sealed record BookingOrder(
    Guid FormKey, string Site, DateTimeOffset Start, IReadOnlyList<string> Procedures, Applicant Applicant, string Language);

internal enum BookingOutcome { Booked, BookedBefore, Full, NotBookable }

/// <param name="Same">For <see cref="BookingOutcome.BookedBefore"/>: the earlier booking is the one asked for.</param>
internal readonly record struct BookingAnswer(BookingOutcome Outcome, bool Same = true);

/// <summary>Makes and cancels reservations.</summary>
internal sealed class BookingDesk(IDatabase database, Writer writer, LinkLine line, TimeProvider clock)
{
    public async Task<BookingAnswer> Book(BookingOrder order)
    {
        // Seats are looked up before the writer's turn, so that many bookers of a full slot do not hold up the others. What
        // was read may be stale by then: the seat's key decides. Every lost try means that somebody else has a seat.
        while (true)
        {
            var now = clock.GetUtcNow();
            await using var db = database.Open();
            if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(b => b.FormKey == order.FormKey) is { } earlier)
                return new(BookingOutcome.BookedBefore, IsSame(earlier, order));
            var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Site == order.Site && s.Start == order.Start);
            if (slot is null or { Capacity: 0 } || slot.Start <= now)
                return new(BookingOutcome.NotBookable);
            var taken = await db.Seats.Where(s => s.Site == order.Site && s.Start == order.Start).Select(s => s.Number).ToListAsync();
            if (taken.Count >= slot.Capacity)
                return new(BookingOutcome.Full);
            var seat = Enumerable.Range(1, slot.Capacity).Except(taken).First();
            if (await TryTake(order, slot, seat, now))
                return new(BookingOutcome.Booked);
        }
    }

    /// <returns>False when there was nothing to cancel.</returns>
    public async Task<bool> Cancel(string code)
    {
        var now = clock.GetUtcNow();
        var sequence = await writer.Write(async db =>
        {
            var cancelled = await db.Bookings.Where(b => b.Code == code && b.CancelledAt == null)
                .ExecuteUpdateAsync(booking => booking.SetProperty(b => b.CancelledAt, now));
            if (cancelled == 0)
                return 0;
            await db.Seats.Where(s => s.Code == code).ExecuteDeleteAsync();
            var next = await Writer.NextSequence(db);
            db.Outbox.Add(new() { Sequence = next, Code = code, Cancelled = true, At = now });
            await db.SaveChangesAsync();
            return next;
        });
        line.TellBookingsWaiting(sequence);
        return sequence > 0;
    }

    async Task<bool> TryTake(BookingOrder order, SlotRow slot, int seat, DateTimeOffset now)
    {
        try
        {
            var sequence = await writer.Write(async db =>
            {
                var next = await Writer.NextSequence(db);
                var code = ReservationCode.New();
                db.Seats.Add(new() { Site = slot.Site, Start = slot.Start, Number = seat, Code = code });
                db.Bookings.Add(Row(order, slot, code, now));
                db.Outbox.Add(new() { Sequence = next, Code = code, Cancelled = false, At = now });
                await db.SaveChangesAsync();
                return next;
            });
            line.TellBookingsWaiting(sequence);
            return true;
        }
        catch (DbUpdateException failure) when (Writer.IsTaken(failure))
        {
            return false;
        }
    }

    static BookingRow Row(BookingOrder order, SlotRow slot, string code, DateTimeOffset now) => new()
    {
        Code = code,
        FormKey = order.FormKey,
        Site = slot.Site,
        Start = slot.Start,
        Minutes = slot.Minutes,
        Procedures = string.Join(',', order.Procedures),
        Name = order.Applicant.Name,
        Kana = order.Applicant.Kana,
        Phone = order.Applicant.Phone,
        Mail = order.Applicant.Mail,
        Language = order.Language,
        BookedAt = now,
    };

    static bool IsSame(BookingRow booking, BookingOrder order) =>
        booking.Site == order.Site && booking.Start == order.Start && booking.Procedures == string.Join(',', order.Procedures)
        && booking.Name == order.Applicant.Name;
}
