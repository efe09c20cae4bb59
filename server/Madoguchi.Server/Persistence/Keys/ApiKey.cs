using System.Security.Cryptography;
using System.Text;

namespace Madoguchi.Server.Persistence.Keys;

/// <summary>What a key may do.</summary>
/// <param name="Name">Name of the device.</param>
/// <param name="Role">One of <see cref="Contracts.Roles"/>.</param>
/// <param name="Site">The only site it is for; null: all.</param>
/// <param name="RevokedAt">null: it works.</param>
public sealed record ApiKey(string Name, string Role, string? Site, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>When a line with it was last seen standing; null: never.</summary>
    public DateTimeOffset? LastContactAt { get; init; }

    /// <summary>1–40 letters, digits, -, _ and .</summary>
    public static bool IsName(string name) =>
        name.Length is >= 1 and <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>A new secret: 256 random bits in base64url.</summary>
    public static string NewSecret() =>
        "mdg_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>A secret of 256 random bits needs no slow hash.</summary>
    public static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
