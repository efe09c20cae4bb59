using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Live.Views;

namespace Madoguchi.Server.Features.Tickets;

internal static class ReissueTicket
{
    public static void MapReissueTicket(this IEndpointRouteBuilder desk) => desk
        .MapPost("/tickets/{ticketId:guid}/reissue", Post)
        .Produces<TicketDetails>()
        .WithSummary("The same number once more; the paper bears 再発行.");

    static Task<IResult> Post(Guid ticketId, CommandRequest request) => request.Run(
        null, new SiteDayCommand.ReissueTicket(new(ticketId)), answer => TypedResults.Ok(TicketView.Details(answer.Tickets[0])));
}
