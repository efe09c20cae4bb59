using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>The steps after the site: procedures, day, time, details.</summary>
internal static class BookingEndpoints
{
    public static void MapBooking(this WebApplication app)
    {
        var site = app.MapGroup("/book/{site}");
        site.MapGet("/", Procedures);
        site.MapGet("/day", Days);
        site.MapGet("/time", Times);
        site.MapGet("/details", Details);
        site.MapPost("/details", Book);
        app.MapBooked();
    }

    static IResult Procedures(string site, [FromQuery] string[] p, MasterBook book) =>
        book.Current?.Site(site) is { } catalogue ? Page.Of<ProceduresPage>(new { Site = catalogue, Chosen = p }) : Page.Fault(404);

    static async Task<IResult> Days(string site, [FromQuery] string[] p, MasterBook book, SlotFinder finder) =>
        Choose(site, p, book, out var choice) is { } fault ? fault
            : Page.Of<DayPage>(new { Choice = choice, Slots = await finder.Coming(site, choice!.Procedures) });

    static async Task<IResult> Times(string site, [FromQuery] string[] p, string? day, MasterBook book, SlotFinder finder)
    {
        if (Choose(site, p, book, out var choice) is { } fault)
            return fault;
        var slots = await finder.Coming(site, choice!.Procedures);
        var date = Choice.ReadDay(day);
        var ofDay = slots.Where(slot => slot.Date == date).ToList();
        return ofDay.Count == 0 ? DayFault(choice, slots) : Page.Of<TimePage>(new { Choice = choice, Day = date!.Value, Slots = ofDay });
    }

    static async Task<IResult> Details(string site, [FromQuery] string[] p, string? slot, MasterBook book, SlotFinder finder)
    {
        if (Choose(site, p, book, out var choice) is { } fault)
            return fault;
        var slots = await finder.Coming(site, choice!.Procedures);
        var start = Choice.ReadSlot(slot);
        if (slots.FirstOrDefault(free => free.Start == start) is not { } chosen)
            return DayFault(choice, slots);
        return chosen.Room is Room.None
            ? Page.Of<TimePage>(new { Choice = choice, Day = chosen.Date, Slots = slots.Where(free => free.Date == chosen.Date).ToList(), Fault = "details.full" }, 409)
            : Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = Guid.NewGuid() });
    }

    static async Task<IResult> Book(
        string site, [FromQuery] string[] p, [FromForm] string? key, [FromForm] string? slot, [FromForm] string? name, [FromForm] string? kana,
        [FromForm] string? phone, [FromForm] string? mail, HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (Choose(site, p, book, out var choice) is { } fault)
            return fault;
        if (!Guid.TryParse(key, out var formKey) || formKey == Guid.Empty)
            return Page.Fault(400);
        var slots = await finder.Coming(site, choice!.Procedures);
        var start = Choice.ReadSlot(slot);
        if (slots.FirstOrDefault(free => free.Start == start) is not { } chosen)
            return DayFault(choice, slots);
        var typed = new TypedApplicant(name, kana, phone, mail);
        var (applicant, faults) = typed.Read();
        if (applicant is null)
            return Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed, Faults = faults }, 400);
        var order = new BookingOrder(formKey, site, chosen.Start, [.. choice.Procedures.Select(x => x.Code)], applicant, Speech.Of(http).Language.Code);
        return (await desk.Book(order)) switch
        {
            { Outcome: BookingOutcome.Booked or BookingOutcome.BookedBefore, Same: true } => Page.SeeOther($"/booked/{formKey}"),
            { Outcome: BookingOutcome.BookedBefore } => Page.SeeOther($"/booked/{formKey}?earlier=1"),
            _ => Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed, Others = await NextFree(finder, choice, chosen) }, 409),
        };
    }

    /// <summary>The next free times from the one that was wanted on, or the nearest before it at the end of the calendar.</summary>
    static async Task<IReadOnlyList<FreeSlot>> NextFree(SlotFinder finder, Choice choice, FreeSlot wanted)
    {
        var free = (await finder.Coming(choice.Site.Site, choice.Procedures)).Where(slot => slot.Free > 0 && slot.Start != wanted.Start);
        return [.. free.OrderBy(slot => slot.Start < wanted.Start).ThenBy(slot => (slot.Start - wanted.Start).Duration()).Take(3)];
    }

    static IResult DayFault(Choice choice, IReadOnlyList<FreeSlot> slots) => Page.Of<DayPage>(new { Choice = choice, Slots = slots, Fault = true }, 400);

    /// <returns>The page that says what is wrong, or null when the choice stands.</returns>
    static IResult? Choose(string site, string[] codes, MasterBook book, out Choice? choice)
    {
        choice = null;
        if (book.Current?.Site(site) is not { } catalogue)
            return Page.Fault(404);
        choice = Choice.Read(catalogue, codes);
        return choice is not null ? null : Page.Of<ProceduresPage>(
            new { Site = catalogue, Chosen = Known(catalogue, codes), Fault = codes.Length > Choice.MostProcedures ? "procedures.tooMany" : "procedures.missing" }, 400);
    }

    static string[] Known(SiteCatalogue site, string[] codes) =>
        [.. codes.Where(code => site.Procedures.Any(procedure => procedure.Code == code)).Distinct()];
}
