using Madoguchi.Contracts;
using Microsoft.AspNetCore.Authorization;

namespace Madoguchi.Server.Platform.Auth;

/// <summary>Who may do what; each also checks that a key bound to one site speaks about that site only.</summary>
internal static class Policies
{
    public const string Kiosk = "kiosk", Counter = "counter", Admin = "admin", Display = "display";

    /// <summary>Kiosks and counters: issuing, checking in, reading tickets.</summary>
    public const string Tickets = "tickets";

    /// <summary>Whoever has a loudspeaker, and those who listen to how it reads a word.</summary>
    public const string Voice = "voice";

    public static void Define(AuthorizationOptions options)
    {
        Allow(options, Kiosk, Roles.Kiosk);
        Allow(options, Counter, Roles.Counter);
        Allow(options, Admin, Roles.Admin);
        Allow(options, Display, Roles.Display);
        Allow(options, Tickets, Roles.Kiosk, Roles.Counter);
        Allow(options, Voice, Roles.Kiosk, Roles.Display, Roles.Counter, Roles.Admin);
    }

    static void Allow(AuthorizationOptions options, string policy, params string[] roles) => options.AddPolicy(policy, builder => builder
        .RequireAuthenticatedUser()
        .RequireRole(roles)
        .RequireAssertion(caller => caller.Resource is not HttpContext http
            || http.GetRouteValue("site") is not string site || caller.User.IsForSite(site)));
}
