using System.Globalization;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>Where a form waits behind many bookings of its address. Nobody types anything again, and nobody is refused.</summary>
internal static class PauseEndpoints
{
    const string Refusal = "booking-pause";

    /// <param name="site">The steps of booking at one site.</param>
    public static void MapPause(this RouteGroupBuilder site) => site.MapGet("/pause/{key:guid}", Show);

    /// <summary>To the page of its own, which can be reloaded without sending anything.</summary>
    public static IResult Begin(HttpContext http, Choice choice, BookingOrder order)
    {
        http.RequestServices.GetRequiredService<PausedForm>().Keep(http, choice.PausePath(order.FormKey), order.FormKey, order.Applicant);
        return Page.SeeOther(choice.PauseAddress(order.Start, order.FormKey, order.Again));
    }

    static async Task<IResult> Show(
        string site, Guid key, [FromQuery] string[] p, string? g, string? slot, string? again, HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk,
        BookingLimit limit, PausedForm forms, TimeProvider clock)
    {
        if (BookingEndpoints.Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        if (await desk.IsBooked(key))
            return Page.SeeOther($"/booked/{key}");
        if (Choice.ReadSlot(slot) is not { } start || BookingEndpoints.StayOf(book, choice!) is not { } stay || await finder.At(stay, start, own: key) is not { } chosen)
            return BookingEndpoints.DayFault(choice!, await BookingEndpoints.Coming(finder, book, choice!));
        if (forms.Read(http, key) is not { } who)
            return Page.SeeOther(choice!.DetailsAddress(start, key));
        var pause = limit.Ask(http.Client(), key);
        var left = (int)Math.Ceiling((pause.Due - clock.GetUtcNow()).TotalSeconds);
        if (left > 0)
            Tell(http, left);
        return Page.Of<PausePage>(
            new { Choice = choice, Slot = chosen, FormKey = key, Who = who, Again = again == "yes", Left = Math.Max(0, left), pause.Token },
            left > 0 ? StatusCodes.Status429TooManyRequests : StatusCodes.Status200OK);
    }

    /// <summary>One reload, when the time has come: a screen reader is not made to begin anew every few seconds.</summary>
    static void Tell(HttpContext http, int left)
    {
        http.Response.Headers[TooMany.Header] = Refusal;
        http.Response.Headers.RetryAfter = left.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["Refresh"] = left.ToString(CultureInfo.InvariantCulture);
    }
}
