using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Counters;

/// <param name="Number">The counter.</param>
/// <param name="State"><c>open</c>, <c>paused</c> or <c>closed</c>.</param>
internal sealed record CounterChanged(int Number, string State);

/// <summary>Opens, pauses and closes a counter.</summary>
internal static class Opening
{
    public static void MapOpening(this IEndpointRouteBuilder counter)
    {
        counter.MapPost("/open", Open).Produces<CounterChanged>().WithSummary("Opens a counter, for its own categories or for these.");
        counter.MapPost("/pause", (int counter, CommandRequest request) =>
                request.Run(null, new SiteDayCommand.PauseCounter(new(counter)), _ => Changed(counter, "paused")))
            .Produces<CounterChanged>().WithSummary("Calls nobody until it is opened again.");
        counter.MapPost("/close", (int counter, CommandRequest request) =>
                request.Run(null, new SiteDayCommand.CloseCounter(new(counter)), _ => Changed(counter, "closed")))
            .Produces<CounterChanged>().WithSummary("Closes a counter that has nobody.");
    }

    static Task<IResult> Open(int counter, OpenCounterRequest? body, CommandRequest request) =>
        request.Run(body, () => Task.FromResult(Read(counter, body)), _ => Changed(counter, "open"));

    static Asked Read(int counter, OpenCounterRequest? body)
    {
        if (body?.Categories is not { } categories)
            return new SiteDayCommand.OpenCounter(new(counter), null);
        return categories.Count <= 26 && categories.All(code => code is { Length: 1 } && char.IsAsciiLetterUpper(code[0]))
            ? new SiteDayCommand.OpenCounter(new(counter), [.. categories.Select(code => code[0])])
            : Asked.Not("categories には受付区分の大文字1字（例: A）を26個まで入れてください。");
    }

    static Ok<CounterChanged> Changed(int counter, string state) => TypedResults.Ok(new CounterChanged(counter, state));
}
