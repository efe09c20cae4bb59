using Madoguchi.Domain.Visits;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.Link;

/// <summary>Finds a booking; one made a moment ago may still be on its way, so an unknown code asks outside once.</summary>
internal sealed class BookingLookup(IBookings bookings, ReservationLink link)
{
    public async Task<StoredBooking?> Find(ReservationCode code, CancellationToken ct)
    {
        if (await bookings.Find(code.Value, ct) is { } known)
            return known;
        return await link.PullNow(ct) ? await bookings.Find(code.Value, ct) : null;
    }
}
