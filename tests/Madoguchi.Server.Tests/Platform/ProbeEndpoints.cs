using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Madoguchi.Server.Tests.Platform;

internal static class ProbeEndpoints
{
    public sealed record Body(string[] Procedures, int Count);

    public static void Map(IEndpointRouteBuilder app)
    {
        var probe = app.MapGroup("/api/probe");
        probe.MapPost("/body", (Body body) => body.Count);
        probe.MapGet("/number/{n:int}", (int n) => n);
        probe.MapGet("/guid", (Guid id) => id);
        probe.MapGet("/kiosk", () => "ok").RequireAuthorization(Policies.Kiosk);
        probe.MapGet("/counter", (HttpContext context) => context.User.ActorName()).RequireAuthorization(Policies.Counter);
        probe.MapGet("/admin", () => "ok").RequireAuthorization(Policies.Admin);
        probe.MapGet("/tickets/{site}", () => "ok").RequireAuthorization(Policies.Tickets);
        probe.MapGet("/refused", () => Problem.Of("counter-closed", "2番窓口は開いていません。"));
        probe.MapGet("/bug", string () => throw new InvalidOperationException("secret inside"));
        probe.MapGet("/ledger", string () => throw new LedgerUnavailableException("disk full"));
        probe.MapGet("/public", () => "ok").RequireRateLimiting(PublicLimit.Policy);
        app.MapGet("/hubs/probe", () => "ok").RequireAuthorization(Policies.Display);
        app.MapGet("/probe/admin", (HttpContext context) => context.User.FindFirst(MadoguchiClaims.DisplayName)!.Value).RequireAuthorization(Policies.Admin);
        app.MapGet("/counter/probe", () => "ok").RequireAuthorization(Policies.Counter);
    }
}
