using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Tickets;

/// <summary>Tickets: issued by kiosks and clerks, followed and mended by clerks.</summary>
internal static class TicketsEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder app)
    {
        var site = app.MapGroup("/api/v1/sites/{site}").WithTags("Tickets");
        var desk = site.MapGroup("").RequireAuthorization(Policies.Tickets);
        desk.MapIssueTicket();
        desk.MapCheckIn();
        desk.MapReissueTicket();
        desk.MapGet("/tickets/{ticketId:guid}", Get).WithSummary("A ticket as it stands.");
        site.MapGroup("").RequireAuthorization(Policies.Counter).MapTicketSteps();
    }

    static async Task<Results<Ok<TicketDetails>, ProblemHttpResult>> Get(string site, Guid ticketId, ISites sites) =>
        sites.Exists(site) && await sites.Ticket(site, ticketId) is { } ticket
            ? TypedResults.Ok(ticket)
            : Problem.Of("unknown-ticket", "その番号札は本日この施設では発行されていません。");
}
