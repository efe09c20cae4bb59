using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Live.SiteDays;

namespace Madoguchi.Server.Features.Counters;

/// <summary>Steps on the counter's current ticket.</summary>
internal static class Serving
{
    public static void MapServing(this IEndpointRouteBuilder counter)
    {
        Map("/start", "The person sits down.", number => new SiteDayCommand.StartService(number));
        Map("/complete", "The procedure is done.", number => new SiteDayCommand.CompleteLeg(number));
        Map("/absent", "Nobody came.", number => new SiteDayCommand.MarkAbsent(number));
        Map("/undo", "Takes back this counter's own last step within 10 seconds.", number => new SiteDayCommand.Undo(number));
        Map("/pickup", "交付待ち: the person waits for a paper and the counter is free.", number => new SiteDayCommand.SendToPickup(number));
        counter.MapPost("/hold", Hold).Produces<CounterTicket>().WithSummary("Sets the current ticket aside with a reason.");

        void Map(string path, string summary, Func<CounterNumber, SiteDayCommand> command) => counter
            .MapPost(path, (int counter, CommandRequest request) => request.Run(null, command(new(counter)), Answer))
            .Produces<CounterTicket>().WithSummary(summary);
    }

    static Task<IResult> Hold(int counter, HoldRequest body, CommandRequest request) => request.Run(
        body,
        () => Task.FromResult(PlainText.Refuse("reason", body.Reason, 200, required: true) is { } why
            ? Asked.Not(why)
            : new SiteDayCommand.Hold(new(counter), body.Reason!.Trim(), body.Due is { } due ? BusinessTime.Local(due) : null)),
        Answer);

    static IResult Answer(CommandAnswer answer) => TypedResults.Ok(CounterAnswers.Of(answer));
}
