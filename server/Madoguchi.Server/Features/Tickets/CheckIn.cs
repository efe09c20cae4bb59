using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;

namespace Madoguchi.Server.Features.Tickets;

internal static class CheckIn
{
    public static void MapCheckIn(this IEndpointRouteBuilder desk) => desk
        .MapPost("/check-ins", Post)
        .Produces<IssuedTicket>(StatusCodes.Status201Created)
        .WithSummary("Turns a reservation into a ticket.");

    static Task<IResult> Post(string site, CheckInRequest body, CommandRequest request, ISites sites, CancellationToken ct) => request.Run(
        body, () => sites.CheckIn(site, body, null, ct), answer => TypedResults.Created((string?)null, sites.Issued(answer)));
}
