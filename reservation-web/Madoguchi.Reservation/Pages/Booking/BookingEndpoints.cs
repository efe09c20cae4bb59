using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Booking;

/// <summary>The steps after the site: procedures, day, time, details.</summary>
internal static class BookingEndpoints
{
    /// <summary>Named to whom a time was taken from.</summary>
    const int OtherTimes = 3;

    public static void MapBooking(this WebApplication app)
    {
        var site = app.MapGroup("/book/{site}");
        site.MapGet("/", Procedures);
        site.MapGet("/day", Days);
        site.MapGet("/time", Times);
        site.MapChoosing();
        site.MapGet("/details", Details);
        site.MapPost("/details", Book);
        site.MapAskToWait();
        site.MapPause();
        app.MapWaiting();
        app.MapBooked();
    }

    static IResult Procedures(string site, [FromQuery] string[] p, MasterBook book) =>
        book.Current?.Site(site) is { } catalogue ? Page.Of<ProceduresPage>(new { Site = catalogue, Chosen = p }) : Page.Fault(404);

    static async Task<IResult> Days(string site, [FromQuery] string[] p, string? g, HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        await ChoosingATime.GiveBack(http, desk);
        return Page.Of<DayPage>(new { Choice = choice, Slots = await Coming(finder, book, choice!) });
    }

    static async Task<IResult> Times(
        string site, [FromQuery] string[] p, string? g, string? day, HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        await ChoosingATime.GiveBack(http, desk);
        var slots = await Coming(finder, book, choice!);
        var date = Choice.ReadDay(day);
        var ofDay = slots.Where(slot => slot.Date == date).ToList();
        return ofDay.Count == 0 ? DayFault(choice!, slots) : Page.Of<TimePage>(new { Choice = choice, Day = date!.Value, Slots = ofDay });
    }

    /// <summary>
    /// The form of the last step. It shows whether its time is held and holds nothing itself. Its key is in the address, so that
    /// who reloads the page or changes its language has the same form.
    /// </summary>
    static async Task<IResult> Details(string site, [FromQuery] string[] p, string? g, string? slot, string? key, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        var form = Guid.TryParse(key, out var given) && given != Guid.Empty ? given : (Guid?)null;
        if (Choice.ReadSlot(slot) is not { } start || StayOf(book, choice!) is not { } stay || await finder.At(stay, start, own: form) is not { } chosen)
            return await NotOffered(form, choice!, desk, finder, book);
        if (form is { } sent && await desk.IsBooked(sent))
            return Page.SeeOther($"/booked/{form}");
        if (chosen.Room is Room.None)
            return await TimeIsFull(finder, book, choice!, chosen);
        return form is null ? Page.SeeOther(choice!.DetailsAddress(start, Guid.NewGuid()))
            : Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = form.Value, HeldUntil = await desk.HeldUntil(form.Value, stay, start) });
    }

    static async Task<IResult> Book(
        string site, [FromQuery] string[] p, string? g, [FromForm] string? key, [FromForm] string? slot, [FromForm] string? name, [FromForm] string? kana,
        [FromForm] string? phone, [FromForm] string? mail, [FromForm] string? again, [FromForm] string? pause, HttpContext http, MasterBook book, SlotFinder finder, BookingDesk desk)
    {
        if (Choose(site, p, g, book, out var choice) is { } fault)
            return fault;
        if (!Guid.TryParse(key, out var formKey) || formKey == Guid.Empty)
            return Page.Fault(400);
        if (Choice.ReadSlot(slot) is not { } start || StayOf(book, choice!) is not { } stay || await finder.At(stay, start, own: formKey) is not { } chosen)
            return await NotOffered(formKey, choice!, desk, finder, book);
        var typed = new TypedApplicant(name, kana, phone, mail);
        var (applicant, faults) = typed.Read();
        if (applicant is null)
            return Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed, Faults = faults, HeldUntil = (await ChoosingATime.Hold(http, formKey, stay, start, desk)).Until }, 400);
        var order = new BookingOrder(formKey, stay, chosen.Start, applicant, Speech.Of(http).Language.Code, http.Client()) { Again = again == "yes", PauseToken = pause };
        var answer = await desk.Book(order);
        if (answer.Code is not null && HeldTime.Of(http) == formKey)
            HeldTime.Forget(http);
        if (pause is not null && answer.Outcome is BookingOutcome.Booked)
            PausedForm.Forget(http, choice!.PausePath(formKey));
        return answer switch
        {
            { Outcome: BookingOutcome.Booked or BookingOutcome.BookedBefore, Same: true } => Page.SeeOther($"/booked/{formKey}"),
            { Outcome: BookingOutcome.BookedBefore } => Page.SeeOther($"/booked/{formKey}?earlier=1"),
            { Outcome: BookingOutcome.Twice } => Page.Of<TwicePage>(new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed }, 409),
            { Outcome: BookingOutcome.Pause } => PauseEndpoints.Begin(http, choice!, order),
            { Outcome: BookingOutcome.ContactFull or BookingOutcome.MailUnproved } => ContactRefusal.Page(http, answer.Outcome, new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed, Refusal = answer.Outcome }),
            _ => Page.Of<DetailsPage>(new { Choice = choice, Slot = chosen, FormKey = formKey, Typed = typed, Others = await finder.NextFree(stay, chosen.Start, OtherTimes) }, 409),
        };
    }

    internal static async Task<IResult> TimeIsFull(SlotFinder finder, MasterBook book, Choice choice, FreeSlot wanted)
    {
        var ofDay = (await Coming(finder, book, choice)).Where(slot => slot.Date == wanted.Date).ToList();
        return Page.Of<TimePage>(new { Choice = choice, Day = wanted.Date, Slots = ofDay, Fault = "details.full" }, 409);
    }

    /// <summary>Who hears the answer only now, when nobody may book that time any more, has the booking all the same.</summary>
    static async Task<IResult> NotOffered(Guid? form, Choice choice, BookingDesk desk, SlotFinder finder, MasterBook book) =>
        form is { } key && await desk.IsBooked(key) ? Page.SeeOther($"/booked/{key}?earlier=1") : DayFault(choice, await Coming(finder, book, choice));

    internal static IResult DayFault(Choice choice, IReadOnlyList<FreeSlot> slots) => Page.Of<DayPage>(new { Choice = choice, Slots = slots, Fault = true }, 400);

    /// <summary>No times when one of the procedures is not booked here: the page says to come without a reservation.</summary>
    internal static async Task<IReadOnlyList<FreeSlot>> Coming(SlotFinder finder, MasterBook book, Choice choice) =>
        StayOf(book, choice) is { } stay ? await finder.Coming(stay) : [];

    internal static Stay? StayOf(MasterBook book, Choice choice) => Stay.Of(book.Current!, choice.Site, choice.Procedures, choice.Group);

    /// <returns>The page that says what is wrong, or null when the choice stands.</returns>
    internal static IResult? Choose(string site, string[] codes, string? group, MasterBook book, out Choice? choice)
    {
        choice = null;
        if (book.Current?.Site(site) is not { } catalogue)
            return Page.Fault(404);
        choice = Choice.Read(catalogue, codes, group);
        return choice is not null ? null : Page.Of<ProceduresPage>(
            new { Site = catalogue, Chosen = Known(catalogue, codes), Fault = codes.Length > Choice.MostProcedures ? "procedures.tooMany" : "procedures.missing" }, 400);
    }

    static string[] Known(SiteCatalogue site, string[] codes) =>
        [.. codes.Where(code => site.Procedures.Any(procedure => procedure.Code == code)).Distinct()];
}
