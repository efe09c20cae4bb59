using System.Security.Claims;
using Madoguchi.Contracts;
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

    static Task<IResult> Issue(IssueTicketRequest body, CommandRequest request, ISites sites, ClaimsPrincipal user) => request.Run(
        body, () => Task.FromResult(TicketCommands.IsForClerks(body) && !user.IsInRole(Roles.Counter)
            ? Asked.Not("channel と note は職員のキーでだけ使えます。")
            : TicketCommands.Issue(body, sites.NewTicket())),
        answer => TypedResults.Created((string?)null, sites.Issued(answer)));
}
