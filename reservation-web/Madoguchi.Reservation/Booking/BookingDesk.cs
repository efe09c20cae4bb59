using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <param name="FormKey">Names the form; the same key again is the same booking.</param>
internal sealed record BookingOrder(
    Guid FormKey, Stay Stay, DateTimeOffset Start, Applicant Applicant, string Language, string Client, Seller Seller = Seller.Public)
{
    /// <summary>It was said that the same person has a reservation on that day already, and a second one is wanted.</summary>
    public bool Again { get; init; }

    /// <summary>Token of who waited and accepts what was offered in a mail: the address is proved.</summary>
    public string? Offer { get; init; }

    /// <summary>Of the place it waited for behind others of its address; see <see cref="BookingLimit"/>.</summary>
    public string? PauseToken { get; init; }
}

public enum BookingOutcome { Booked, BookedBefore, Full, NotBookable, Twice, Pause, ContactFull, MailUnproved }

/// <param name="Same">For <see cref="BookingOutcome.BookedBefore"/>: the earlier booking is the one asked for.</param>
/// <param name="Code">Of the booking, when there is one.</param>
/// <param name="Pause">For <see cref="BookingOutcome.Pause"/>: when the form may be sent.</param>
internal readonly record struct BookingAnswer(BookingOutcome Outcome, bool Same = true, string? Code = null, Pause? Pause = null);

/// <summary>Holds times, makes and cancels reservations.</summary>
internal sealed partial class BookingDesk(
    IDatabase database, Writer writer, LinkLine line, SlotFinder finder, SeatMap seats, HoldLimit limit, BookingLimit bookings, MailPlan mails, PersonMarks marks, SamePerson samePerson,
    ReservationSettings settings, TimeProvider clock)
    : IDisposable
{
    /// <summary>So many may look for room and then wait for the writer at once; who waits here looks again and learns first that all is sold.</summary>
    readonly SemaphoreSlim entrance = new(16, 16);

    public async Task<BookingAnswer> Book(BookingOrder order)
    {
        await entrance.WaitAsync();
        try
        {
            var answer = await Answer(order);
            Note(order, answer.Outcome);
            return answer;
        }
        finally
        {
            entrance.Release();
        }
    }

    async Task<BookingAnswer> Answer(BookingOrder order)
    {
        // What was read may be stale when it is written: the seats' key decides. Every lost try means that somebody else has a seat.
        while (true)
        {
            if (await NothingIsLeft(order))
                return new(BookingOutcome.Full);
            if (await Booked(order.FormKey) is { } earlier)
                return new(BookingOutcome.BookedBefore, IsSame(earlier, order), earlier.Code);
            if (await finder.At(order.Stay, order.Start, order.Seller, order.FormKey) is not { } offer)
                return new(BookingOutcome.NotBookable);
            if (offer.Free == 0)
                return new(BookingOutcome.Full);
            if (!order.Again && await ComesTwice(order))
                return new(BookingOutcome.Twice);
            if (await Pauses(order) is { } pause)
                return new(BookingOutcome.Pause, Pause: pause);
            var code = ReservationCode.New();
            if (await TryBook(order, offer.Minutes, code) is { } outcome)
                return new(outcome, Code: outcome is BookingOutcome.Booked ? code : null);
        }
    }

    /// <summary>Whether this form has made a reservation, whatever became of it.</summary>
    public async Task<bool> IsBooked(Guid form) => await Booked(form) is not null;

    /// <returns>False when there was nothing to cancel.</returns>
    public async Task<bool> Cancel(string code)
    {
        var now = clock.GetUtcNow();
        var sequence = await writer.Write(async db =>
        {
            await Writer.Lock(db);
            if (await db.Bookings.SingleOrDefaultAsync(b => b.Code == code && b.CancelledAt == null) is not { } booking)
                return (long?)null;
            booking.CancelledAt = now;
            await db.Seats.Where(s => s.Code == code).ExecuteDeleteAsync();
            await mails.Cancelled(db, booking);
            await db.SaveChangesAsync();
            return booking.Unconfirmed ? 0 : await Tell(db, code, cancelled: true, now);
        });
        line.TellBookingsWaiting(sequence ?? 0);
        mails.Ring();
        return sequence is not null;
    }

    public void Dispose() => entrance.Dispose();

    /// <returns>Null when a key was broken.</returns>
    async Task<bool?> Try(Func<ReservationDb, Task<bool>> work)
    {
        try
        {
            return await writer.Write(work, kept => kept);
        }
        catch (DbUpdateException failure) when (Writer.IsTaken(failure))
        {
            return null;
        }
    }

    /// <summary>Puts the booking as it is now into the outbox.</summary>
    static async Task<long> Tell(ReservationDb db, string code, bool cancelled, DateTimeOffset now)
    {
        var next = await Writer.NextSequence(db);
        db.Outbox.Add(new() { Sequence = next, Code = code, Cancelled = cancelled, At = now });
        await db.SaveChangesAsync();
        return next;
    }

    /// <summary>
    /// On a released day nearly everybody is told this, so it costs no question to the database: a form that was sent before and
    /// got a seat has one in the same reading.
    /// </summary>
    async Task<bool> NothingIsLeft(BookingOrder order) =>
        await finder.At(order.Stay, order.Start, order.Seller, order.FormKey) is { Free: 0 } && !(await seats.Now()).Of(order.FormKey).Any();

    async Task<BookingRow?> Booked(Guid form)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.FormKey == form);
    }

    async Task<bool> ComesTwice(BookingOrder order)
    {
        await using var db = database.Open();
        return await samePerson.ComesThatDay(db, order.Start, order.Applicant, order.FormKey, order.Seller);
    }
}
