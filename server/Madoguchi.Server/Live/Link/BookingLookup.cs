using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.CheckIns;
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

    /// <summary>All bookings of a site and day under this name and telephone number, checked in or not.</summary>
    public async Task<IReadOnlyList<StoredBooking>> Find(string site, DateOnly date, NamedPerson person, CancellationToken ct)
    {
        var known = await Stored(site, date, person, ct);
        return known.Count > 0 || !await link.PullNow(ct) ? known : await Stored(site, date, person, ct);
    }

    /// <summary>All bookings of a site and day that fit, those made a moment ago among them.</summary>
    public async Task<IReadOnlyList<StoredBooking>> Find(string site, DateOnly date, Func<StoredBooking, bool> fits, CancellationToken ct)
    {
        await link.PullNow(ct);
        return [.. (await OfDay(site, date, ct)).Where(fits).OrderBy(booking => booking.SlotStart)];
    }

    async Task<IReadOnlyList<StoredBooking>> Stored(string site, DateOnly date, NamedPerson person, CancellationToken ct) =>
        [.. (await OfDay(site, date, ct)).Where(person.Is)];

    Task<IReadOnlyList<StoredBooking>> OfDay(string site, DateOnly date, CancellationToken ct) =>
        bookings.Between(site, BusinessTime.At(date, TimeOnly.MinValue), BusinessTime.At(date, TimeOnly.MaxValue), ct);
}
