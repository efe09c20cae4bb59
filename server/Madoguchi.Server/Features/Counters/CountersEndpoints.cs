using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Counters;

/// <summary>Everything a clerk does at a counter.</summary>
internal static class CountersEndpoints
{
    public static void MapCounters(this IEndpointRouteBuilder app)
    {
        var counters = app.MapGroup("/api/v1/sites/{site}/counters").WithTags("Counters").RequireAuthorization(Policies.Counter);
        counters.MapGet("", List).WithSummary("All counters and whom they have.");
        var counter = counters.MapGroup("/{counter:int:min(1):max(9999)}");
        counter.MapOpening();
        counter.MapCalling();
        counter.MapServing();
        counter.MapTransfer();
        counter.MapSkills();
        app.MapSummons(counter);
    }

    static async Task<Results<Ok<IReadOnlyList<CounterInfo>>, ProblemHttpResult>> List(string site, ISites sites) =>
        sites.Exists(site) ? TypedResults.Ok(await sites.Counters(site)) : Problem.Of("unknown-site", $"施設「{site}」はありません。");
}
