using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>Many bookings from one place take time. Staff are not slowed, and neither is who was offered what is booked.</summary>
internal sealed partial class BookingDesk
{
    /// <summary>So long the held time outlasts the end of a pause.</summary>
    static readonly TimeSpan TimeToPress = TimeSpan.FromMinutes(2);

    static bool IsLimited(BookingOrder order) => order.Seller is Seller.Public && order.Offer is null;

    /// <returns>Null: it may book now.</returns>
    async Task<Pause?> Pauses(BookingOrder order)
    {
        if (!IsLimited(order) || bookings.Enter(order.Client, order.FormKey, order.PauseToken) is not { } pause)
            return null;
        await KeepHeld(order, pause.Due + TimeToPress);
        return pause;
    }

    /// <summary>What the answer means for the address it came from.</summary>
    void Note(BookingOrder order, BookingOutcome outcome)
    {
        if (!IsLimited(order))
            return;
        if (outcome is BookingOutcome.Booked)
            bookings.Count(order.Client, order.FormKey);
        else if (outcome is BookingOutcome.Full or BookingOutcome.NotBookable or BookingOutcome.Twice)
            bookings.Leave(order.Client, order.FormKey);
    }

    Task<BookingOutcome?> RefuseContact(ReservationDb db, BookingOrder order, BookingRow booking, DateTimeOffset now) =>
        IsLimited(order) ? ContactLimit.Refuse(db, booking, settings.Booking.PerContact, now) : Task.FromResult<BookingOutcome?>(null);

    /// <summary>A pause costs nobody the time that is held.</summary>
    async Task KeepHeld(BookingOrder order, DateTimeOffset until)
    {
        var (form, now) = (order.FormKey, clock.GetUtcNow());
        if (!(await seats.Now()).Of(form).Any(seat => seat.HeldUntil > now && seat.HeldUntil < until))
            return;
        limit.TryHold(order.Client, form, until);
        await writer.Write(db => db.Seats.Where(seat => seat.Holder == form && seat.Code == null && seat.HeldUntil > now && seat.HeldUntil < until)
            .ExecuteUpdateAsync(seat => seat.SetProperty(s => s.HeldUntil, until)));
    }
}
