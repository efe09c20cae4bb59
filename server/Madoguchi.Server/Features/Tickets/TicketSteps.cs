using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Views;

namespace Madoguchi.Server.Features.Tickets;

/// <summary>What a clerk does to a ticket that is at no counter.</summary>
internal static class TicketSteps
{
    public static void MapTicketSteps(this IEndpointRouteBuilder clerk)
    {
        var ticket = clerk.MapGroup("/tickets/{ticketId:guid}");
        Map("/resume", "Takes a ticket that was set aside back into the queue.", id => new SiteDayCommand.Resume(id));
        Map("/return", "Someone who was absent came back, with the old place.", id => new SiteDayCommand.Return(id));
        Map("/cancel", "Ends all that is open of a ticket.", id => new SiteDayCommand.CancelTicket(id));
        ticket.MapPost("/priority", Priority).Produces<TicketDetails>().WithSummary("Sets or clears 優先.");

        void Map(string path, string summary, Func<TicketId, SiteDayCommand> command) => ticket
            .MapPost(path, (Guid ticketId, CommandRequest request) => request.Run(null, command(new(ticketId)), Details))
            .Produces<TicketDetails>().WithSummary(summary);
    }

    static Task<IResult> Priority(Guid ticketId, PriorityRequest? body, CommandRequest request) =>
        request.Run(body, new SiteDayCommand.SetPriority(new(ticketId), body?.Priority ?? true), Details);

    static IResult Details(CommandAnswer answer) =>
        answer.Tickets.IsEmpty ? TypedResults.Ok() : TypedResults.Ok(TicketView.Details(answer.Tickets[0]));
}
