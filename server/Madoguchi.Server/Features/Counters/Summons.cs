using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Http;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Counters;

/// <summary>職員が動く: the resident keeps the seat and the next department's officer comes.</summary>
internal static class Summons
{
    public static void MapSummons(this IEndpointRouteBuilder app, IEndpointRouteBuilder counter)
    {
        app.MapGet("/api/v1/sites/{site}/summons", List).WithTags("Counters").RequireAuthorization(Policies.Counter)
            .WithSummary("Seats to which an officer is called, longest first; of all departments or of one category.");
        counter.MapPost("/take-summons", Take).Produces<CounterTicket>()
            .WithSummary("The summoned officer of a category sits down with whoever stayed at this counter.");
    }

    static async Task<Results<Ok<IReadOnlyList<SummonsInfo>>, ProblemHttpResult>> List(string site, string? category, ISites sites)
    {
        if (!sites.Exists(site))
            return Problem.Of("unknown-site", $"施設「{site}」はありません。");
        var all = (await sites.State(site)).Summons ?? [];
        return TypedResults.Ok<IReadOnlyList<SummonsInfo>>(category is null ? all : [.. all.Where(summons => summons.Category == category)]);
    }

    static Task<IResult> Take(int counter, TakeSummonsRequest body, CommandRequest request) => request.Run(
        body,
        () => Task.FromResult(body.Category is { Length: 1 } letter
            ? new SiteDayCommand.TakeSummons(new(counter), letter[0])
            : Asked.Not("category は受付区分の1字（例: A）です。")),
        answer => TypedResults.Ok(CounterAnswers.Of(answer)));
}
