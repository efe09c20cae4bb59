using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Tickets;

internal static class IssueTicket
{
    public static void MapIssueTicket(this IEndpointRouteBuilder desk) => desk
        .MapPost("/tickets", Issue)
        .Produces<IssuedTicket>(StatusCodes.Status201Created)
        .WithSummary("Issues one number for the whole visit.");

    static Task<IResult> Issue(string site, IssueTicketRequest body, CommandRequest request, ISites sites) => request.Run(
        body, () => Task.FromResult(TicketCommands.Issue(body, sites.NewTicket())),
        answer => TypedResults.Created((string?)null, sites.Issued(answer)));
}
