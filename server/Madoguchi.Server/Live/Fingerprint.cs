using System.Security.Cryptography;
using System.Text.Json;

namespace Madoguchi.Server.Live;

/// <summary>Tells whether a repeated key asks for the same thing.</summary>
internal static class Fingerprint
{
    /// <param name="where">Path of the request.</param>
    /// <param name="body">What was asked, as read; null when there is no body.</param>
    /// <returns>32 hex digits.</returns>
    public static string Of(string where, object? body)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new object?[] { where, body });
        return Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
    }
}
