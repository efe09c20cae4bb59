using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Madoguchi.Demo;

/// <summary>The demo staff's second factor (RFC 6238, SHA-1, 30 s, six digits), for whoever has no authenticator app at hand.</summary>
internal static class Totp
{
    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", Secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    const int Seconds = 30;

    public static int Print()
    {
        // Staff sign in by the real time, whatever the demo's clock shows: an authenticator app knows no other.
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Console.WriteLine($"{Code(now)}  (good for {Seconds - (now % Seconds)} s more)");
        return 0;
    }

    public static string Code(long unixSeconds)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, unixSeconds / Seconds);
        // RFC 6238 and every authenticator app use SHA-1 here; nothing depends on its collisions.
#pragma warning disable CA5350
        var hash = HMACSHA1.HashData(FromBase32(Secret), counter);
#pragma warning restore CA5350
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & int.MaxValue;
        return (truncated % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(letter => Alphabet.IndexOf(letter, StringComparison.Ordinal).ToString("b5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(chunk => chunk.Length is 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
    }
}
