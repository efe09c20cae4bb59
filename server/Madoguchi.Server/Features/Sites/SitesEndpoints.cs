using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Sites;

/// <summary>What anyone may know: the sites, what they handle, and their boards.</summary>
internal static class SitesEndpoints
{
    public static void MapSites(this IEndpointRouteBuilder app)
    {
        var sites = app.MapGroup("/api/v1/sites").WithTags("Sites").RequireRateLimiting(PublicLimit.Policy);
        sites.MapGet("", (ISites all) => all.All()).WithSummary("The sites of the city with today's hours.");
        sites.MapGet("/{site}/procedures", Procedures).WithSummary("What can be done, and what to bring.");
        sites.MapGet("/{site}/board", Board).WithSummary("The lobby's board. No personal data.");
    }

    static Results<Ok<IReadOnlyList<ProcedureInfo>>, ProblemHttpResult> Procedures(string site, string? lang, ISites sites, ProcedureList list)
    {
        if (!sites.Exists(site))
            return Problem.Of("unknown-site", $"施設「{site}」はありません。");
        return ProcedureList.Knows(lang ?? "ja")
            ? TypedResults.Ok(list.Of(site, lang ?? "ja"))
            : Problem.Of("unreadable-request", "lang は ja、ja-easy、en、zh-Hans、ko のいずれかです。");
    }

    static async Task<Results<Ok<BoardState>, ProblemHttpResult>> Board(string site, ISites sites) =>
        sites.Exists(site) ? TypedResults.Ok(await sites.Board(site)) : Problem.Of("unknown-site", $"施設「{site}」はありません。");
}
