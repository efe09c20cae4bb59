using System.Globalization;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;
using Madoguchi.Reservation.RemoteTickets;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Reservation.Pages.Turn;

/// <summary>My ticket's turn. The token is 128 random bits, so it is guessed by nobody; who tries is stopped all the same.</summary>
internal static class TurnEndpoint
{
    const int LongestToken = 22;
    static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(30);

    public static void MapTurn(this WebApplication app)
    {
        app.MapGet("/t/{token}", Show);
        app.MapGet("/t/{token}/events", Follow);
        app.MapTurnMail();
    }

    static async Task<IResult> Show(string token, HttpContext http, TicketBook tickets, RemoteDesk remote, TurnAlarms alarms, GuessLimit guesses) =>
        Look(token, tickets, remote) is not ({ } known, _) ? NoTicket(token, http, remote, guesses)
        : Page.Of<TurnPage>(new { Ticket = known, Alarm = await alarms.StateOf(token), Minutes = alarms.Of(token) });

    static IResult NoTicket(string token, HttpContext http, RemoteDesk remote, GuessLimit guesses) =>
        token.Length <= LongestToken && remote.Find(token) is { } wish ? Page.Of<WishPage>(new { Wish = wish })
        : guesses.Miss(Door.Turn, http) is { } wait ? TooMany.Page(http, wait) : Page.Of<UnknownTicketPage>(status: 404);

    static IResult Follow(string token, HttpContext http, TicketBook tickets, RemoteDesk remote, GuessLimit guesses, TurnStreams streams, TurnEvents events)
    {
        if (Look(token, tickets, remote) is (null, null))
            return guesses.Miss(Door.Turn, http) is { } wait ? TooMany.Problem(http, wait) : Refuse(http, "unknown-ticket", "この番号札は見つかりません。", 404);
        if (streams.Open(token, http.Client(), out var tooMany) is not { } page)
            return Refuse(http, "too-many-streams", "同時に開いている画面が多すぎます。この画面は、間をおいて自動で新しくなります。", tooMany is "all" ? 503 : 429);
        // Whatever becomes of the request, the page's place is free again when it is over.
        http.Response.RegisterForDispose(page);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(events.Of(page, http, http.RequestAborted));
    }

    /// <summary>The ticket, or the wish for one: a number that was given up is over here before the city hall has said so.</summary>
    internal static (KnownTicket? Ticket, RemoteTicket? Wish) Look(string token, TicketBook tickets, RemoteDesk remote)
    {
        var wish = token.Length <= LongestToken ? remote.Find(token) : null;
        var ticket = Find(token, tickets);
        return ticket is { Status.Finished: false } && wish is { State: RemoteState.GivenUp } ? (null, wish) : ticket is null ? (null, wish) : (ticket, null);
    }

    internal static KnownTicket? Find(string token, TicketBook tickets) => token.Length <= LongestToken ? tickets.Find(token) : null;

    static ProblemHttpResult Refuse(HttpContext http, string code, string sentence, int status)
    {
        if (status != 404)
            http.Response.Headers.RetryAfter = TryAgainAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Problem(sentence, type: $"urn:madoguchi:refusal:{code}", statusCode: status);
    }
}
