using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>
/// What links in mails lead to. Opening one changes nothing, for mail systems open links to look for harm; a button does.
/// </summary>
internal static class MailedLinkEndpoints
{
    public static void MapMailedLinks(this WebApplication app)
    {
        app.MapGet("/r/{code}/open", Open);
        app.MapGet("/r/{code}/confirm", Ask);
        app.MapPost("/r/{code}/confirm", Confirm);
    }

    static async Task<IResult> Open(string code, string? k, HttpContext http, IDatabase database, MailLinks links, GuessLimit guesses, MyReservationCookie cookie)
    {
        if (await Read(code, k, database, links) is not { } booking)
            return Wrong(http, guesses);
        cookie.Give(http, booking.Code);
        return Page.SeeOther($"/r/{booking.Code}");
    }

    static async Task<IResult> Ask(string code, string? k, HttpContext http, IDatabase database, MailLinks links, GuessLimit guesses) =>
        await Read(code, k, database, links) is { } booking ? Page.Of<ConfirmPage>(new { Booking = booking, Key = k }) : Wrong(http, guesses);

    static async Task<IResult> Confirm(
        string code, [FromForm] string? k, HttpContext http, IDatabase database, MailLinks links, GuessLimit guesses, MyReservationCookie cookie, BookingDesk desk)
    {
        if (await Read(code, k, database, links) is not { } booking)
            return Wrong(http, guesses);
        if (booking.Unconfirmed && !await desk.Confirm(booking.Code) && await Find(database, booking.Code) is not { Unconfirmed: false, CancelledAt: null })
            return Page.SeeOther($"/r/{booking.Code}/confirm?k={k}");
        cookie.Give(http, booking.Code);
        return Page.SeeOther($"/r/{booking.Code}");
    }

    static IResult Wrong(HttpContext http, GuessLimit guesses) => guesses.Miss(Door.Mailed, http) is { } wait ? TooMany.Page(http, wait) : Page.Fault(404);

    static async Task<BookingRow?> Read(string code, string? k, IDatabase database, MailLinks links) =>
        ReservationCode.TryRead(code, out var read) && links.Opens(read, k) ? await Find(database, read) : null;

    static async Task<BookingRow?> Find(IDatabase database, string code)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Code == code);
    }
}
