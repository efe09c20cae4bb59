using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Booking;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Persistence;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>Moving one's own reservation to another time: the code stays, and the old seats go only when the new ones are taken.</summary>
internal static class ChangeEndpoints
{
    /// <param name="own">The routes of one reservation.</param>
    public static void MapChange(this RouteGroupBuilder own)
    {
        own.MapGet("/change", Ask);
        own.MapPost("/change", Change);
    }

    static async Task<IResult> Ask(string code, string? day, HttpContext http, MyReservation mine, MasterBook book, SlotFinder finder, TimeProvider clock)
    {
        if (await mine.Open(http, code) is not { } booking || !MyReservationEndpoints.IsOpen(booking, clock))
            return Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");
        var slots = await Coming(booking, book, finder);
        var date = Choice.ReadDay(day);
        var ofDay = slots.Where(slot => slot.Date == date).ToList();
        return ofDay.Count > 0 ? Page.Of<ChangeTimePage>(new { Booking = booking, Day = date!.Value, Slots = ofDay })
            : Page.Of<ChangeDayPage>(new { Booking = booking, Slots = slots, Fault = day is not null }, day is null ? 200 : 400);
    }

    static async Task<IResult> Change(
        string code, [FromForm] string? slot, [FromForm] string? again, HttpContext http, MyReservation mine, MasterBook book, SlotFinder finder, BookingDesk desk, TimeProvider clock)
    {
        if (await mine.Open(http, code) is not { } booking || !MyReservationEndpoints.IsOpen(booking, clock))
            return Page.SeeOther($"/r/{Uri.EscapeDataString(code)}");
        if (Choice.ReadSlot(slot) is not { } start || Stay.Of(book.Current, booking) is not { } stay)
            return Page.Of<ChangeDayPage>(new { Booking = booking, Slots = await Coming(booking, book, finder), Fault = true }, 400);
        switch (await desk.Move(booking, stay, start, again: again == "yes"))
        {
            case BookingOutcome.Booked:
                return Page.SeeOther($"/r/{booking.Code}?moved=1");
            case BookingOutcome.Twice:
                return Page.Of<ChangeTwicePage>(new { Booking = booking, To = start }, 409);
            case BookingOutcome.Full:
                var ofDay = (await Coming(booking, book, finder)).Where(free => free.Start.Date == start.Date).ToList();
                return Page.Of<ChangeTimePage>(new { Booking = booking, Day = DateOnly.FromDateTime(start.DateTime), Slots = ofDay, Full = true }, 409);
            default:
                return Page.Of<ChangeDayPage>(new { Booking = booking, Slots = await Coming(booking, book, finder), Fault = true }, 400);
        }
    }

    /// <summary>All times but its own; its own seats count as free, for it gives them back.</summary>
    static async Task<IReadOnlyList<FreeSlot>> Coming(BookingRow booking, MasterBook book, SlotFinder finder) => Stay.Of(book.Current, booking) is { } stay
        ? [.. (await finder.Coming(stay, own: booking.FormKey)).Where(slot => slot.Start != booking.Start)] : [];
}
