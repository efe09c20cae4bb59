using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.Signage;

/// <param name="Token">Good for the signage hub only, for a day.</param>
internal sealed record DisplaySessionToken(string Token);

/// <summary>
/// A board in the building gets its own short-lived token for the one display it names: it shows nothing that the public
/// board address does not, so it needs no key by hand, and the hub still knows which display is speaking.
/// </summary>
internal static class DisplaySession
{
    public static void MapDisplaySession(this IEndpointRouteBuilder app) => app
        .MapGet("/signage/session", Get)
        .WithTags("Signage").RequireRateLimiting(PublicLimit.Policy)
        .WithSummary("A token for one display.");

    static Results<Ok<DisplaySessionToken>, ProblemHttpResult> Get(string? display, Displays displays, DisplayTokens tokens, HttpContext context)
    {
        if (DisplayName.Parse(display) is not { } name)
            return Problem.Of("unreadable-request", "display は「施設.名前」の形です（例: honchosha.lobby）。");
        if (!displays.Exists(name))
            return Problem.Of("unknown-display", $"表示盤「{name}」は登録されていません。");
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(new DisplaySessionToken(tokens.Make(name)));
    }
}
