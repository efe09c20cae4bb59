using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;

namespace Madoguchi.TestKit.Programs;

/// <summary>The six digits an authenticator app shows (RFC 6238: SHA-1, 30 s).</summary>
public static class Totp
{
    /// <summary>The secret of the demo's staff.</summary>
    public const string DemoSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of this moment; the real one, since phones know nothing of a program's set clock.</summary>
    public static string Now(string secret = DemoSecret) => At(TimeProvider.System.GetUtcNow(), secret);

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticator apps speak it.")]
    public static string At(DateTimeOffset time, string secret = DemoSecret)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, time.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(Decode(secret), step);
        var offset = hash[^1] & 0x0f;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] Decode(string secret)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        foreach (var letter in secret)
        {
            (bits, count) = ((bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal), count + 5);
            if (count < 8)
                continue;
            bytes.Add((byte)(bits >> (count - 8)));
            (bits, count) = (bits & ((1 << (count - 8)) - 1), count - 8);
        }
        return [.. bytes];
    }
}
