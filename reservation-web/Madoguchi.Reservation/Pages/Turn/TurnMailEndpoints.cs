using Madoguchi.Domain.Persons;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Turn;

/// <summary>A mail before the call, for who waits outside. Whoever has the ticket's token may ask for one.</summary>
internal static class TurnMailEndpoints
{
    public static void MapTurnMail(this WebApplication app)
    {
        app.MapGet("/t/{token}/mail", Show);
        app.MapPost("/t/{token}/mail", Ask);
        app.MapPost("/t/{token}/mail/stop", Stop);
    }

    static async Task<IResult> Show(string token, HttpContext http, TicketBook tickets, TurnAlarms alarms, ReservationSettings settings, GuessLimit guesses) =>
        Find(token, tickets, settings) is { } known ? await Form(known, alarms) : Unknown(http, guesses);

    static async Task<IResult> Ask(
        string token, [FromForm] string? mail, [FromForm] int? minutes, HttpContext http, TicketBook tickets, TurnAlarms alarms, ReservationSettings settings, GuessLimit guesses)
    {
        if (Find(token, tickets, settings) is not { } known)
            return Unknown(http, guesses);
        if (minutes is not { } before || !TurnAlarms.Choices.Contains(before))
            return Page.Fault(400);
        if (MailAddress.Read(mail) is not { } address)
            return await Form(known, alarms, mail, before, string.IsNullOrWhiteSpace(mail) ? "turn.mailMissing" : "fault.mail.unreadable");
        // Between showing the form and sending it the turn may have come, or the mail may be out: the ticket's own page says so.
        if (TurnView.Of(known.Status).MayBeMailed)
            await alarms.Ask(known.Status, address, before, Speech.Of(http).Language.Code);
        return Page.SeeOther($"/t/{token}");
    }

    static async Task<IResult> Stop(string token, HttpContext http, TicketBook tickets, TurnAlarms alarms, ReservationSettings settings, GuessLimit guesses)
    {
        if (Find(token, tickets, settings) is null)
            return Unknown(http, guesses);
        await alarms.Stop(token);
        return Page.SeeOther($"/t/{token}");
    }

    static async Task<IResult> Form(KnownTicket ticket, TurnAlarms alarms, string? typed = null, int? minutes = null, string? fault = null) =>
        TurnView.Of(ticket.Status).State is not "waiting" || (alarms.Of(ticket.Status.Token) is null && await alarms.StateOf(ticket.Status.Token) is not AlarmState.None) ? Page.SeeOther($"/t/{ticket.Status.Token}")
        : Page.Of<TurnMailPage>(
            new { Ticket = ticket, Set = alarms.Of(ticket.Status.Token), Minutes = minutes ?? alarms.Of(ticket.Status.Token) ?? TurnAlarms.Choices[0], Typed = typed, Fault = fault },
            fault is null ? 200 : 400);

    static KnownTicket? Find(string token, TicketBook tickets, ReservationSettings settings) => settings.Mail is null ? null : TurnEndpoint.Find(token, tickets);

    static IResult Unknown(HttpContext http, GuessLimit guesses) =>
        guesses.Miss(Door.Turn, http) is { } wait ? TooMany.Page(http, wait) : Page.Of<UnknownTicketPage>(status: 404);
}
