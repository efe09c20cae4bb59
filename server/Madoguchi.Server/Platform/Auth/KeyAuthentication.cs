using System.Security.Claims;
using System.Text.Encodings.Web;
using Madoguchi.Contracts;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Madoguchi.Server.Platform.Auth;

/// <summary>
/// Who speaks to the API and the hubs: a device by its key, or staff by the cookie of the pages. Browsers cannot send a
/// header with a WebSocket, so the hubs also take the key as <c>access_token</c>.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeyBook keys, DisplayTokens displays)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "ApiKey";
    const int LongestKey = 200;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Secret() is not { } secret)
            return await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (displays.Read(secret) is { } display)
            return AuthenticateResult.Success(new(new(Identity(display.ToString(), Roles.Display, display.Site)), Scheme.Name));
        if (secret.Length is 0 or > LongestKey || await keys.Find(secret, Context.RequestAborted) is not { } key)
            return AuthenticateResult.Fail("Unknown key.");
        var identity = Identity(key.Name, key.Role, key.Site);
        identity.AddClaim(new(MadoguchiClaims.KeyHash, ApiKey.HashOf(secret)));
        return AuthenticateResult.Success(new(new(identity), Scheme.Name));
    }

    ClaimsIdentity Identity(string name, string role, string? site)
    {
        var identity = new ClaimsIdentity(Scheme.Name);
        identity.AddClaim(new(ClaimTypes.Name, name));
        identity.AddClaim(new(ClaimTypes.Role, role));
        if (site is not null)
            identity.AddClaim(new(MadoguchiClaims.Site, site));
        return identity;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Write(Context, "unauthenticated", "有効なキーを Authorization: Bearer で送ってください。");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Write(Context, "forbidden", "このキーではこの操作はできません。");

    string? Secret()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length > 0)
            return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        return Request.Path.StartsWithSegments("/hubs") && Request.Query.TryGetValue("access_token", out var token) ? token.ToString() : null;
    }
}
