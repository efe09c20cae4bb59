using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Madoguchi.Reservation.RemoteTickets;

namespace Madoguchi.Reservation.Pages.Remote;

/// <summary>A number that is not needed any more is given up, so that nobody is waited for. Whoever has the token may do it.</summary>
internal static class GiveUpEndpoints
{
    public static void MapGiveUp(this WebApplication app)
    {
        app.MapGet("/t/{token}/give-up", Ask);
        app.MapPost("/t/{token}/give-up", GiveUp);
    }

    static IResult Ask(string token, HttpContext http, RemoteDesk desk, GuessLimit guesses) =>
        desk.Find(token) is not { } ticket ? Unknown(http, guesses)
        : desk.IsOpen(token) ? Page.Of<GiveUpPage>(new { Ticket = ticket }) : Page.SeeOther($"/t/{token}");

    static async Task<IResult> GiveUp(string token, HttpContext http, RemoteDesk desk, GuessLimit guesses)
    {
        if (desk.Find(token) is null)
            return Unknown(http, guesses);
        // Who has checked in meanwhile is in the lobby, and the page of the number says so.
        if (desk.IsOpen(token))
            await desk.GiveUp(token);
        return Page.SeeOther($"/t/{token}");
    }

    static IResult Unknown(HttpContext http, GuessLimit guesses) =>
        guesses.Miss(Door.Turn, http) is { } wait ? TooMany.Page(http, wait) : Page.Of<Turn.UnknownTicketPage>(status: 404);
}
