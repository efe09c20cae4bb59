using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>
/// A time is held because somebody pressed its button, never because an address was opened: browsers open addresses ahead, and
/// mail systems and search engines open what they find. One browser holds one time.
/// </summary>
internal static class ChoosingATime
{
    /// <param name="site">The steps of booking at one site.</param>
    public static void MapChoosing(this RouteGroupBuilder site) => site.MapPost("/time", Choose);

    /// <param name="key">Made with the page of the times: pressing twice holds once.</param>
    static async Task<IResult> Choose(
        string site, [FromQuery] string[] p, string? g, [FromForm] string? slot, [FromForm] string? key,
        HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (BookingEndpoints.Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        if (!Guid.TryParse(key, out var form) || form == Guid.Empty)
            return Page.Fault(400);
        if (Choice.ReadSlot(slot) is not { } start || BookingEndpoints.StayOf(book, choice!) is not { } stay || await finder.At(stay, start, own: form) is not { } chosen)
            return BookingEndpoints.DayFault(choice!, await BookingEndpoints.Coming(finder, book, choice!));
        var hold = await Hold(http, form, stay, start, desk);
        // A page of times that the browser kept while its form was sent: what is chosen on it now is a new form.
        if (hold.Outcome is HoldOutcome.BookedBefore)
            hold = await Hold(http, form = Guid.NewGuid(), stay, start, desk);
        return hold.Outcome is HoldOutcome.Held or HoldOutcome.NotHeld ? Page.SeeOther(choice!.DetailsAddress(chosen.Start, form))
            : await BookingEndpoints.TimeIsFull(finder, book, choice!, chosen);
    }

    /// <summary>Holds a time for a form, and gives back what another form of this browser holds.</summary>
    public static async Task<HoldAnswer> Hold(HttpContext http, Guid form, Stay stay, DateTimeOffset start, BookingDesk desk)
    {
        if (HeldTime.Of(http) is { } before && before != form)
            await GiveBack(http, desk);
        var hold = await desk.Hold(form, stay, start, http.Client());
        if (hold is { Outcome: HoldOutcome.Held, Lasts: { } lasts })
            HeldTime.Keep(http, form, lasts);
        return hold;
    }

    /// <summary>Who looks at the times again has not decided for the one that was held.</summary>
    public static async Task GiveBack(HttpContext http, BookingDesk desk)
    {
        if (HeldTime.Of(http) is not { } form)
            return;
        await desk.GiveBack(form, http.Client());
        HeldTime.Forget(http);
    }
}
