using System.Security.Claims;

namespace Madoguchi.Server.Platform.Auth;

/// <summary>What is known of who speaks.</summary>
internal static class MadoguchiClaims
{
    /// <summary>The only site a key is for; missing: all.</summary>
    public const string Site = "site";

    /// <summary>SHA-256 of the device's key, by which a standing line is asked whether the key still holds.</summary>
    public const string KeyHash = "keyHash";

    /// <summary>Name of a member of staff as colleagues know it.</summary>
    public const string DisplayName = "displayName";

    /// <summary>Whether the caller may speak about this site.</summary>
    public static bool IsForSite(this ClaimsPrincipal caller, string site) =>
        caller.FindFirst(Site) is not { } only || only.Value == site;

    /// <summary>Name of the device or mail address of staff: the actor in the ledger.</summary>
    public static string ActorName(this ClaimsPrincipal caller) => caller.Identity?.Name ?? "unknown";
}
