using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>
/// Looking at, moving and cancelling one's own reservation. A wrong code and a wrong second factor are answered alike, so that
/// nobody learns which codes exist.
/// </summary>
internal static class MyReservationEndpoints
{
    public static void MapMyReservation(this WebApplication app)
    {
        app.MapGet("/r", () => Page.Of<FindPage>());
        app.MapPost("/r", Find);
        var own = app.MapGroup("/r/{code}").AddEndpointFilter(RefuseForgers);
        own.MapGet("", Show);
        own.MapGet("/cancel", AskToCancel);
        own.MapPost("/cancel", Cancel);
        own.MapChange();
    }

    /// <summary>Without the cookie these pages show nothing of anybody; a made-up one is a guess.</summary>
    static async ValueTask<object?> RefuseForgers(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        _ = http.RequestServices.GetRequiredService<MyReservationCookie>().Read(http, out var forged);
        return forged && http.RequestServices.GetRequiredService<GuessLimit>().Miss(Door.Remembered, http) is { } wait
            ? TooMany.Page(http, wait) : await next(context);
    }

    static async Task<IResult> Find(
        [FromForm] string? code, [FromForm] string? contact, HttpContext http, MyReservation mine, GuessLimit guesses, MyReservationCookie cookie)
    {
        if (!ReservationCode.TryRead(code, out var read))
            return Page.Of<FindPage>(new { Typed = code, Fault = "find.code" }, 400);
        if (guesses.Begin(Door.Typed, http, read, out var wait) is not { } attempt)
            return TooMany.Page(http, wait);
        if (await mine.Find(read) is not { } booking || !SecondFactor.Fits(booking, contact))
            return Page.Of<FindPage>(new { Typed = code, Fault = "find.unknown" }, 404);
        guesses.Forgive(attempt);
        cookie.Give(http, read);
        return Page.SeeOther($"/r/{read}");
    }

    static async Task<IResult> Show(string code, string? done, string? moved, HttpContext http, MyReservation mine) =>
        !ReservationCode.TryRead(code, out var read) ? Page.Of<FindPage>(new { Fault = "find.code" }, 404)
        : await mine.Open(http, read) is not { } booking ? Page.Of<FindPage>(new { Typed = ReservationCode.Show(read) })
        : Page.Of<MinePage>(new { Booking = booking, JustCancelled = done is not null, JustMoved = moved is not null });

    static async Task<IResult> AskToCancel(string code, HttpContext http, MyReservation mine, TimeProvider clock) =>
        await mine.Open(http, code) is { } booking && IsOpen(booking, clock)
            ? Page.Of<CancelPage>(new { Booking = booking }) : Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");

    static async Task<IResult> Cancel(string code, [FromForm] string? sure, HttpContext http, MyReservation mine, BookingDesk desk, TimeProvider clock)
    {
        if (await mine.Open(http, code) is not { } booking)
            return Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");
        if (sure != "yes")
            return Page.Fault(400);
        if (IsOpen(booking, clock))
            await desk.Cancel(booking.Code);
        return Page.SeeOther($"/r/{booking.Code}?done=1");
    }

    /// <summary>
    /// It can be moved or cancelled until it begins, as by telephone: nobody else comes in time for a seat that is given back
    /// later, and whoever is late is let in all the same.
    /// </summary>
    public static bool IsOpen(BookingRow booking, TimeProvider clock) => booking.CancelledAt is null && booking.Start > clock.GetUtcNow();
}
