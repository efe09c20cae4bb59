using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Booking;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Madoguchi.Reservation.RemoteTickets;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Remote;

/// <summary>スマホ発券 in three steps: place, procedures, check. What was chosen travels in the address, as when booking.</summary>
internal static class RemoteEndpoints
{
    /// <summary>How long a request waits for the number; the page it leads to waits on.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapRemote(this WebApplication app)
    {
        app.MapGet("/remote", Start);
        app.MapGet("/remote/{site}", Procedures);
        app.MapGet("/remote/{site}/confirm", Confirm);
        app.MapPost("/remote/{site}/confirm", Take);
        app.MapGiveUp();
    }

    static IResult Start(HttpContext http, MyNumberCookie mine) => Page.Of<RemoteStartPage>(new { Mine = mine.Read(http) });

    static IResult Procedures(string site, [FromQuery] string[] p, HttpContext http, MasterBook book, CongestionBoard board, LinkLine line, MyNumberCookie mine, TimeProvider clock) =>
        book.Current?.Site(site) is not { } catalogue ? Page.Fault(404)
        : RemoteOffer.Of(site, board, line, clock.GetUtcNow()) is not { IsOpen: true } offer ? NotOffered(http, mine)
        : Page.Of<RemoteProceduresPage>(new { Site = catalogue, offer.Issuing, Chosen = p });

    static IResult Confirm(string site, [FromQuery] string[] p, HttpContext http, MasterBook book, CongestionBoard board, LinkLine line, MyNumberCookie mine, TimeProvider clock) =>
        Choose(site, p, http, book, board, line, mine, clock, out var choice) ?? Page.Of<RemoteConfirmPage>(new { Choice = choice, FormKey = Guid.NewGuid() });

    static async Task<IResult> Take(
        string site, [FromQuery] string[] p, [FromForm] string? key, HttpContext http, MasterBook book, CongestionBoard board, LinkLine line, MyNumberCookie mine,
        RemoteDesk desk, RemoteLimit limit, TimeProvider clock)
    {
        if (!Guid.TryParse(key, out var form) || form == Guid.Empty)
            return Page.Fault(400);
        // Sent twice, or come back to: the number is there already.
        if (desk.OfForm(form) is { } before)
            return Number(http, before.Token);
        if (mine.Read(http) is { } own)
            return Page.SeeOther($"/t/{own}");
        if (Choose(site, p, http, book, board, line, mine, clock, out var choice) is { } fault)
            return fault;
        if (limit.IsReached(http.Client()))
            return Page.Of<RemoteConfirmPage>(new { Choice = choice, FormKey = form, TooMany = true }, StatusCodes.Status429TooManyRequests);
        var ticket = await desk.Ask(form, site, [.. choice!.Procedures.Select(procedure => procedure.Code)], Speech.Of(http).Language.Code);
        limit.Took(http.Client(), ticket.Token);
        await desk.Answered(ticket.Token, Patience, http.RequestAborted);
        return Number(http, ticket.Token);
    }

    static IResult Number(HttpContext http, string token)
    {
        MyNumberCookie.Give(http, token);
        return Page.SeeOther($"/t/{token}");
    }

    /// <returns>The page that says what is wrong, or null when the choice stands.</returns>
    static IResult? Choose(
        string site, string[] codes, HttpContext http, MasterBook book, CongestionBoard board, LinkLine line, MyNumberCookie mine, TimeProvider clock, out Choice? choice)
    {
        choice = null;
        if (book.Current?.Site(site) is not { } catalogue)
            return Page.Fault(404);
        if (RemoteOffer.Of(site, board, line, clock.GetUtcNow()) is not { IsOpen: true } offer)
            return NotOffered(http, mine);
        choice = Choice.Read(catalogue, codes, null);
        var fault = choice is null ? codes.Length > Choice.MostProcedures ? "procedures.tooMany" : "procedures.missing"
            : choice.Procedures.All(procedure => offer.Issuing.Contains(procedure.Category)) ? null : "remote.stopped";
        return fault is null ? null : Page.Of<RemoteProceduresPage>(new { Site = catalogue, offer.Issuing, Chosen = Known(catalogue, codes), Fault = fault }, 400);
    }

    /// <summary>The page of all places says of each why not, and what can be done instead.</summary>
    static IResult NotOffered(HttpContext http, MyNumberCookie mine) =>
        Page.Of<RemoteStartPage>(new { Mine = mine.Read(http) }, StatusCodes.Status409Conflict);

    static string[] Known(SiteCatalogue site, string[] codes) =>
        [.. codes.Where(code => site.Procedures.Any(procedure => procedure.Code == code)).Distinct()];
}
