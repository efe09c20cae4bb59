using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>The reservation of a code, for whoever has shown the second factor.</summary>
internal sealed class MyReservation(IDatabase database, MyReservationCookie cookie)
{
    /// <returns>Null when there is none, or the second factor was not shown in this browser.</returns>
    public async Task<BookingRow?> Open(HttpContext http, string code) =>
        ReservationCode.TryRead(code, out var read) && cookie.Read(http, out _) == read ? await Find(read) : null;

    public async Task<BookingRow?> Find(string code)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Code == code);
    }
}
