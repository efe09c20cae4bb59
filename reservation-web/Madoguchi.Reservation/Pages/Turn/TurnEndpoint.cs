using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;

namespace Madoguchi.Reservation.Pages.Turn;

/// <summary>My ticket's turn. The token is 128 random bits, so it is guessed by nobody; who tries is stopped all the same.</summary>
internal static class TurnEndpoint
{
    const int MostMisses = 20, LongestToken = 22;

    public static void MapTurn(this WebApplication app) => app.MapGet("/t/{token}", Show);

    static IResult Show(string token, HttpContext http, TicketBook tickets, GuessLimit guesses)
    {
        if (token.Length <= LongestToken && tickets.Find(token) is { } known)
            return Page.Of<TurnPage>(new { Ticket = known });
        var who = $"turn {http.Client()}";
        if (guesses.IsSpent(who, MostMisses))
            return Page.Fault(429);
        guesses.Miss(who);
        return Page.Of<UnknownTicketPage>(status: 404);
    }
}
