using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Counters;

/// <summary>Calls people.</summary>
internal static class Calling
{
    public static void MapCalling(this IEndpointRouteBuilder counter)
    {
        counter.MapPost("/call-next", CallNext)
            .Produces<CounterTicket>().Produces(StatusCodes.Status204NoContent)
            .WithSummary("Calls the person whose wait is most overdue for this counter; whom it had until then is finished with.");
        counter.MapPost("/call", CallThis).Produces<CounterTicket>().WithSummary("任意番号: calls this very number.");
        counter.MapPost("/call-pickup", CallForPickup)
            .Produces<CounterTicket>().Produces(StatusCodes.Status204NoContent)
            .WithSummary("交付・会計: calls this number for its paper, or who has waited longest for one that this counter serves.");
        counter.MapPost("/recall", (int counter, CommandRequest request) =>
                request.Run(null, new SiteDayCommand.Recall(new(counter)), answer => TypedResults.Ok(CounterAnswers.Of(answer))))
            .Produces<CounterTicket>().WithSummary("Announces the current number once more.");
    }

    static async Task<IResult> CallNext(int counter, CommandRequest request)
    {
        var result = await request.Run(null, new SiteDayCommand.CallNext(new(counter)), answer => TypedResults.Ok(CounterAnswers.Of(answer)));
        return NobodyIsNoProblem(result);
    }

    static async Task<IResult> CallForPickup(int counter, CallForPickupRequest? body, CommandRequest request) =>
        NobodyIsNoProblem(await request.Run(body, () => Task.FromResult(ReadPickup(counter, body)), answer => TypedResults.Ok(CounterAnswers.Of(answer))));

    static Asked ReadPickup(int counter, CallForPickupRequest? body) =>
        body?.Number is null ? new SiteDayCommand.CallForPickup(new(counter))
        : TicketNumber.TryParse(body.Number, out var number) ? new SiteDayCommand.CallForPickup(new(counter), number)
        : Asked.Not("number は受付区分の1字と番号（例: A001）です。");

    static IResult NobodyIsNoProblem(IResult result) =>
        result is ProblemHttpResult { ProblemDetails.Type: Problem.TypePrefix + "nothing-waiting" } ? TypedResults.NoContent() : result;

    static Task<IResult> CallThis(int counter, CallTicketRequest body, CommandRequest request) => request.Run(
        body,
        () => Task.FromResult(TicketNumber.TryParse(body.Number, out var number)
            ? new SiteDayCommand.CallTicket(new(counter), number)
            : Asked.Not("number は受付区分の1字と番号（例: A001）です。")),
        answer => TypedResults.Ok(CounterAnswers.Of(answer)));
}
