using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Madoguchi.TestKit.Residents;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>What is known of a person, in every form in which programs write things down.</summary>
internal static class Written
{
    /// <summary>Two bytes come together by chance in any file; so many characters do not.</summary>
    const int Telling = 3;

    /// <summary>As it was typed and as it may be stored.</summary>
    public static IReadOnlyList<string> Of(Resident person) =>
    [
        person.Name, person.Name.Replace(' ', '\u3000'), .. person.Name.Split(' '), .. person.Kana.Split(' '), person.Kana.Replace(' ', '\u3000'),
        .. person.Phone is { } phone ? (string[])[phone, phone.Replace("-", "", StringComparison.Ordinal)] : [], person.Mail!,
    ];

    public static bool Holds(byte[] content, string text) => Forms(text).Any(form => content.AsSpan().IndexOf(form) >= 0);

    /// <summary>UTF-8, as JSON, addresses, forms and pages escape it, and as .NET and databases of others keep it.</summary>
    public static IEnumerable<byte[]> Forms(string text)
    {
        var percent = Uri.EscapeDataString(text);
        string[] escaped =
        [
            text, Json(text, "x4"), Json(text, "X4"), percent, LowerHex(percent), percent.Replace("%20", "+", StringComparison.Ordinal), LowerHex(percent).Replace("%20", "+", StringComparison.Ordinal),
            HtmlEncoder.Default.Encode(text),
        ];
        foreach (var form in escaped.Distinct())
            yield return Encoding.UTF8.GetBytes(form);
        if (text.Length < Telling)
            yield break;
        yield return Encoding.Unicode.GetBytes(text);
        yield return Encoding.BigEndianUnicode.GetBytes(text);
    }

    static string Json(string text, string hex) => string.Concat(text.Select(letter => char.IsAscii(letter) ? $"{letter}" : $"\\u{((int)letter).ToString(hex, CultureInfo.InvariantCulture)}"));

    static string LowerHex(string percent) => System.Text.RegularExpressions.Regex.Replace(percent, "%[0-9A-F]{2}", code => code.Value.ToLowerInvariant());
}
