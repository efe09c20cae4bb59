using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Mine;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>Waiting for a seat of a full day. The address of a waiting holds its token; looking at it changes nothing.</summary>
internal static class WaitingEndpoints
{
    /// <param name="site">The steps of booking at one site.</param>
    public static void MapAskToWait(this RouteGroupBuilder site)
    {
        site.MapGet("/wait", Form);
        site.MapPost("/wait", Ask);
    }

    public static void MapWaiting(this WebApplication app)
    {
        app.MapGet("/w/{token}", Show);
        app.MapPost("/w/{token}/accept", Accept);
        app.MapPost("/w/{token}/leave", Leave);
    }

    static async Task<IResult> Form(string site, [FromQuery] string[] p, string? g, string? day, MasterBook book, SlotFinder finder, WaitingDesk desk) =>
        await Read(site, p, g, day, book, finder, desk) is var (choice, date, fault) && fault is not null ? fault
            : Page.Of<WaitPage>(new { Choice = choice, Day = date, Key = WaitingDesk.NewToken() });

    static async Task<IResult> Ask(
        string site, [FromQuery] string[] p, string? g, string? day, [FromForm] string? key, [FromForm] string? name, [FromForm] string? kana, [FromForm] string? mail,
        HttpContext http, MasterBook book, SlotFinder finder, WaitingDesk desk)
    {
        if (!WaitingDesk.IsToken(key))
            return Page.Fault(400);
        // Sent twice: what was asked for stands, whatever became of the day.
        if (await desk.Find(key) is not null)
            return Page.SeeOther($"/w/{key}");
        var (choice, date, fault) = await Read(site, p, g, day, book, finder, desk);
        if (fault is not null)
            return fault;
        var typed = new TypedApplicant(name, kana, null, mail);
        var (applicant, faults) = typed.ReadWithMail();
        if (applicant is null)
            return Page.Of<WaitPage>(new { Choice = choice, Day = date, Key = key, Typed = typed, Faults = faults }, 400);
        var outcome = await desk.Ask(new(key!, BookingEndpoints.StayOf(book, choice!)!, date, applicant, Speech.Of(http).Language.Code, http.Client()));
        return outcome is WaitOutcome.Waits ? Page.SeeOther($"/w/{key}") : Refuse(http, outcome, choice!, date, key!, typed);
    }

    static IResult Refuse(HttpContext http, WaitOutcome outcome, Choice choice, DateOnly date, string key, TypedApplicant typed)
    {
        var (code, text) = outcome switch
        {
            WaitOutcome.AlreadyWaits => ("waiting-already", "waiting.already"),
            WaitOutcome.ListFull => ("waiting-full", "waiting.full"),
            _ => ("waiting-too-often", "waiting.tooOften"),
        };
        http.Response.Headers[TooMany.Header] = code;
        return Page.Of<WaitPage>(new { Choice = choice, Day = date, Key = key, Typed = typed, Refusal = text }, outcome is WaitOutcome.TooOften ? 429 : 409);
    }

    static async Task<IResult> Show(string token, string? late, HttpContext http, WaitingDesk desk, GuessLimit guesses, IDatabase database, TimeProvider clock)
    {
        if (await desk.Find(token) is not { } waiting)
            return Wrong(http, guesses);
        var booking = waiting.IsBooked ? await BookingOf(waiting, database) : null;
        var isOffered = waiting.IsOffered && waiting.OfferEnds > clock.GetUtcNow();
        return Page.Of<WaitingPage>(new { Waiting = waiting, Booking = booking, IsOffered = isOffered, Comes = isOffered && await desk.ComesThatDay(waiting), Late = late is not null });
    }

    static async Task<IResult> Accept(
        string token, [FromForm] string? slot, HttpContext http, WaitingDesk desk, MasterBook book, GuessLimit guesses, MyReservationCookie cookie, IDatabase database)
    {
        if (await desk.Find(token) is not { } waiting)
            return Wrong(http, guesses);
        // Pressed twice, the second time finds what the first has booked.
        if (!waiting.IsBooked && (Choice.ReadSlot(slot) is not { } start || Stay.Of(book.Current, waiting) is not { } stay || !await desk.Accept(waiting, stay, start, http.Client())))
            return await desk.Find(token) is { IsBooked: true } ? Page.SeeOther($"/booked/{waiting.FormKey}") : Page.SeeOther($"/w/{token}?late=1");
        if (await BookingOf(waiting, database) is { CancelledAt: null } booking)
            cookie.Give(http, booking.Code);
        return Page.SeeOther($"/booked/{waiting.FormKey}");
    }

    static async Task<IResult> Leave(string token, HttpContext http, WaitingDesk desk, GuessLimit guesses)
    {
        if (await desk.Find(token) is null)
            return Wrong(http, guesses);
        await desk.Leave(token);
        return Page.SeeOther($"/w/{token}");
    }

    static IResult Wrong(HttpContext http, GuessLimit guesses) => guesses.Miss(Door.Mailed, http) is { } wait ? TooMany.Page(http, wait) : Page.Fault(404);

    static async Task<BookingRow?> BookingOf(WaitingRow waiting, IDatabase database)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.FormKey == waiting.FormKey);
    }

    /// <returns>A fault unless every time of that day is full: who can book does not wait.</returns>
    static async Task<(Choice? Choice, DateOnly Date, IResult? Fault)> Read(
        string site, string[] codes, string? group, string? day, MasterBook book, SlotFinder finder, WaitingDesk desk)
    {
        if (!desk.IsOpen)
            return (null, default, Page.Fault(404));
        if (BookingEndpoints.Choose(site, codes, group, book, out var choice) is { } fault)
            return (null, default, fault);
        var slots = await BookingEndpoints.Coming(finder, book, choice!);
        var date = Choice.ReadDay(day);
        var ofDay = slots.Where(slot => slot.Date == date).ToList();
        return ofDay.Count == 0 ? (null, default, BookingEndpoints.DayFault(choice!, slots))
            : ofDay.Exists(slot => slot.Free > 0) ? (null, default, Page.SeeOther(choice!.TimeAddress(date!.Value)))
            : (choice, date!.Value, null);
    }
}
