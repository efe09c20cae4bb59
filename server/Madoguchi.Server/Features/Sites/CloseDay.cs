using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Platform.Auth;

namespace Madoguchi.Server.Features.Sites;

/// <summary>閉庁: the site does it by itself some time after closing; a clerk may do it earlier.</summary>
internal static class CloseDay
{
    public static void MapCloseDay(this IEndpointRouteBuilder app) => app
        .MapPost("/api/v1/sites/{site}/close-day", Post).WithTags("Sites").RequireAuthorization(Policies.Counter)
        .Produces<DayEnded>().WithSummary("Ends the day: what still waits expires and is listed, nothing more is issued.");

    static Task<IResult> Post(CloseDayRequest? body, CommandRequest request) =>
        request.Run(body, new SiteDayCommand.CloseDay(body?.Anyway ?? false), answer => TypedResults.Ok(Ended(answer)));

    static DayEnded Ended(CommandAnswer answer) => new(
    [
        .. answer.Events.OfType<SiteDayEvent.DayClosed>().SelectMany(closed => closed.Expired).Select(expired => new ExpiredTicketInfo(
            expired.Ticket.Value, expired.Number.ToString(), [.. expired.Legs.Select(leg => ProcedureOf(answer, expired.Ticket, leg))])),
    ]);

    static string ProcedureOf(CommandAnswer answer, TicketId ticket, int leg) => answer.Tickets.First(one => one.Id == ticket)[leg].Procedure.Value;
}
