using System.Globalization;
using System.Text.RegularExpressions;

namespace Madoguchi.Server.Features.Voice;

/// <summary>
/// Writes a screen's text so that Open JTalk's dictionary reads it as a person would: a ticket's letter by its Japanese name,
/// its number without zeros, times as hours and minutes, and the words which the dictionary is known to read wrong.
/// </summary>
internal static partial class JapaneseReading
{
    static readonly string[] Letters =
    [
        "エー", "ビー", "シー", "ディー", "イー", "エフ", "ジー", "エイチ", "アイ", "ジェー", "ケー", "エル", "エム",
        "エヌ", "オー", "ピー", "キュー", "アール", "エス", "ティー", "ユー", "ブイ", "ダブリュー", "エックス", "ワイ", "ゼット",
    ];

    // Each was heard wrong: サツ, ホウ.
    static readonly (string Written, string Spoken)[] Words =
    [
        ("番号札", "ばんごうふだ"), ("の方は", "のかたは"), ("の方へ", "のかたへ"), ("の方を", "のかたを"), ("の方が", "のかたが"), ("お持ちの方", "おもちのかた"),
        ("〜", "から"), ("～", "から"), ("・", "、"), ("／", "、"), ("「", ""), ("」", ""), ("（", "、"), ("）", "、"),
    ];

    public static string Of(string text)
    {
        var said = Ticket().Replace(text, match => $"{Letters[match.Groups[1].Value[0] - 'A']}の、{Number(match.Groups[2].Value)}番");
        said = Time().Replace(said, match => Number(match.Groups[2].Value) is "0"
            ? $"{Number(match.Groups[1].Value)}時"
            : $"{Number(match.Groups[1].Value)}時{Number(match.Groups[2].Value)}分");
        foreach (var (written, spoken) in Words)
            said = said.Replace(written, spoken, StringComparison.Ordinal);
        return said;
    }

    static string Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<![A-Za-z])([A-Z])([0-9]{3,4})(?![0-9])")]
    private static partial Regex Ticket();

    [GeneratedRegex("(?<![0-9])([0-9]{1,2}):([0-9]{2})(?![0-9])")]
    private static partial Regex Time();
}
