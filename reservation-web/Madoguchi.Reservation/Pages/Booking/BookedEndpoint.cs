using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>The end of a booking: the code. Its address holds the form's random key, known to this browser only.</summary>
internal static class BookedEndpoint
{
    public static void MapBooked(this WebApplication app) => app.MapGet("/booked/{key:guid}", Show);

    static async Task<IResult> Show(Guid key, string? earlier, HttpContext http, IDatabase database, GuessLimit guesses)
    {
        await using var db = database.Open();
        if (await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.FormKey == key) is { } found)
            return Page.Of<BookedPage>(new { Booking = found, Earlier = earlier is not null });
        return guesses.Miss(Door.Booked, http) is { } wait ? TooMany.Page(http, wait) : Page.Fault(404);
    }
}
