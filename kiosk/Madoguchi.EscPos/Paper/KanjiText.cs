using System.Globalization;
using System.Text;

namespace Madoguchi.EscPos.Paper;

/// <summary>Turns text into the bytes of the printer's kanji set, or says that it cannot: never a silent <c>?</c>.</summary>
public static class KanjiText
{
    static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    // Unicode has two code points for each of these; Japanese input methods give the first, code page 932 knows the second.
    static readonly (char From, char To)[] Twins =
        [('\u2014', '\u2015'), ('\u301C', '\uFF5E'), ('\u2212', '\uFF0D'), ('\u2016', '\u2225'), ('\u00A2', '\uFFE0'), ('\u00A3', '\uFFE1'), ('\u00AC', '\uFFE2')];

    /// <summary>
    /// Text without control characters, since what is printed must not be able to give the printer commands; letters that
    /// come in pieces (か and ゛) are put together.
    /// </summary>
    public static string Clean(string text)
    {
        var harmless = text.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format));
        return string.Concat(LineBreaker.Clusters(string.Concat(harmless)).Select(Compose));
    }

    /// <summary>The bytes of <paramref name="text"/>, or null when the set cannot hold all of it.</summary>
    public static byte[]? Encode(string text, KanjiSet set)
    {
        if (set is KanjiSet.None)
            return null;
        foreach (var (from, to) in Twins)
            text = text.Replace(from, to);
        // The backslash is a yen sign in the Japanese set.
        if (text.Contains('\\', StringComparison.Ordinal))
            return null;
        try
        {
            var bytes = Cp932.GetBytes(text);
            return Cp932.GetString(bytes) == text && IsHeld(bytes, set) ? bytes : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Decodes what <see cref="Encode"/> made.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Cp932.GetString(bytes);

    /// <summary>Whether this byte begins a character of two bytes.</summary>
    public static bool IsLead(byte value) => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);

    // Never the whole text: normalising would exchange variants of a name (神 U+FA19 for 神) and must not touch selectors.
    static string Compose(string cluster) =>
        cluster.EnumerateRunes().Skip(1).Any() && !cluster.EnumerateRunes().Any(FontFace.IsSelector) ? cluster.Normalize() : cluster;

    static bool IsHeld(ReadOnlySpan<byte> bytes, KanjiSet set)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (!IsLead(bytes[i]))
                continue;
            // F040–F9FC are user-defined characters: nobody has defined them on this printer.
            var isUserDefined = bytes[i] is >= 0xF0 and <= 0xF9;
            var isExtension = bytes[i] is 0x87 or 0xED or 0xEE or >= 0xFA;
            if (isUserDefined || (isExtension && set is KanjiSet.Jisx0208))
                return false;
            i++;
        }
        return true;
    }
}
