using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>
/// Looking at and cancelling one's own reservation. A wrong code and a wrong second factor are answered alike, so that
/// nobody learns which codes exist.
/// </summary>
internal static class MyReservationEndpoints
{
    const int MostMissesPerCode = 5, MostMissesPerClient = 30;

    public static void MapMyReservation(this WebApplication app)
    {
        app.MapGet("/r", () => Page.Of<FindPage>());
        app.MapPost("/r", Find);
        app.MapGet("/r/{code}", Show);
        app.MapGet("/r/{code}/cancel", AskToCancel);
        app.MapPost("/r/{code}/cancel", Cancel);
    }

    static async Task<IResult> Find(
        [FromForm] string? code, [FromForm] string? contact, HttpContext http, IDatabase database, GuessLimit guesses, MyReservationCookie cookie)
    {
        var client = $"mine {http.Client()}";
        if (!ReservationCode.TryRead(code, out var read))
            return Page.Of<FindPage>(new { Typed = code, Fault = "find.code" }, 400);
        var ofCode = $"code {read}";
        if (guesses.IsSpent(client, MostMissesPerClient) || guesses.IsSpent(ofCode, MostMissesPerCode))
            return Page.Fault(429);
        if (await Booking(database, read) is not { } booking || !SecondFactor.Fits(booking, contact))
        {
            guesses.Miss(client);
            guesses.Miss(ofCode);
            return Page.Of<FindPage>(new { Typed = code, Fault = "find.unknown" }, 404);
        }
        cookie.Give(http, read);
        return Page.SeeOther($"/r/{read}");
    }

    static async Task<IResult> Show(string code, string? done, HttpContext http, IDatabase database, MyReservationCookie cookie) =>
        !ReservationCode.TryRead(code, out var read) ? Page.Of<FindPage>(new { Fault = "find.code" }, 404)
        : !cookie.Opens(http, read) || await Booking(database, read) is not { } booking ? Page.Of<FindPage>(new { Typed = ReservationCode.Show(read) })
        : Page.Of<MinePage>(new { Booking = booking, JustCancelled = done is not null });

    static async Task<IResult> AskToCancel(string code, HttpContext http, IDatabase database, MyReservationCookie cookie, TimeProvider clock) =>
        await Mine(code, http, database, cookie) is { } booking && IsOpen(booking, clock)
            ? Page.Of<CancelPage>(new { Booking = booking }) : Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");

    static async Task<IResult> Cancel(
        string code, [FromForm] string? sure, HttpContext http, IDatabase database, MyReservationCookie cookie, BookingDesk desk, TimeProvider clock)
    {
        if (await Mine(code, http, database, cookie) is not { } booking)
            return Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");
        if (sure != "yes")
            return Page.Fault(400);
        if (IsOpen(booking, clock))
            await desk.Cancel(booking.Code);
        return Page.SeeOther($"/r/{booking.Code}?done=1");
    }

    /// <summary>Until its time is over.</summary>
    public static bool IsOpen(BookingRow booking, TimeProvider clock) =>
        booking.CancelledAt is null && booking.Start.AddMinutes(booking.Minutes) > clock.GetUtcNow();

    static async Task<BookingRow?> Mine(string code, HttpContext http, IDatabase database, MyReservationCookie cookie) =>
        ReservationCode.TryRead(code, out var read) && cookie.Opens(http, read) ? await Booking(database, read) : null;

    static async Task<BookingRow?> Booking(IDatabase database, string code)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Code == code);
    }
}
