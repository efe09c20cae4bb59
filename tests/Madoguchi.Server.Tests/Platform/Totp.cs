using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Madoguchi.Server.Tests.Platform;

/// <summary>The authenticator app of the demo's staff (RFC 6238, SHA-1, 30 s, 6 digits).</summary>
internal static class Totp
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Now(string secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    {
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The standard of authenticator apps.
        var hash = HMACSHA1.HashData(Base32(secret), counter);
#pragma warning restore CA5350
        var code = (BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff) % 1_000_000;
        return code.ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Select(letter => Convert.ToString(Alphabet.IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length is 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
