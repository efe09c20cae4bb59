using System.Globalization;
using System.Text;

namespace Madoguchi.Domain.Catalogue;

/// <summary>The reading of a name, made comparable: people write the same name in many ways, and mean one person.</summary>
public static class KanaName
{
    /// <summary>Of what is typed, counted before anything is forgiven.</summary>
    public const int Longest = 120;

    const string Small = "ァィゥェォッャュョヮヵヶ", Large = "アイウエオツヤユヨワカケ";

    // ー, and what is typed or recognised in its place: hyphens, dashes, the minus, lines of tables, the kanji for one.
    const string Bars = "ー-‐‑‒–—―−─━一~〜";

    /// <summary>
    /// Hiragana, half width, small letters, marks typed apart, look-alikes of the long bar, spaces and middle dots make no
    /// difference; the old ヰ and ヱ, for which no keyboard on a screen has a key, are イ and エ.
    /// </summary>
    /// <returns>Katakana without spaces; null when it holds anything that is no kana, or nothing.</returns>
    public static string? Comparable(string? typed)
    {
        if (typed is null || typed.Length > Longest || typed.Any(char.IsSurrogate))
            return null;
        // A mark of its own stands for the combining one; without the gaps it meets its letter.
        var letters = typed.Where(letter => !IsGap(letter)).Select(letter => letter switch { '゛' => '\u3099', '゜' => '\u309A', _ => letter });
        var comparable = new StringBuilder();
        foreach (var letter in string.Concat(letters).Normalize(NormalizationForm.FormKC))
        {
            if (letter is '\u3099' or '\u309A')
                continue;
            if (Katakana(letter) is not { } kana)
                return null;
            comparable.Append(kana);
        }
        return comparable.Length > 0 ? comparable.ToString() : null;
    }

    static bool IsGap(char letter) =>
        char.IsWhiteSpace(letter) || letter is '・' or '･' || char.GetUnicodeCategory(letter) is UnicodeCategory.Format;

    static char? Katakana(char letter)
    {
        if (Bars.Contains(letter, StringComparison.Ordinal))
            return 'ー';
        var kana = letter is >= 'ぁ' and <= 'ゖ' ? (char)(letter + ('ァ' - 'ぁ')) : letter;
        return kana switch
        {
            'ヰ' => 'イ',
            'ヱ' => 'エ',
            >= 'ァ' and <= 'ヺ' => Small.IndexOf(kana, StringComparison.Ordinal) is var small and >= 0 ? Large[small] : kana,
            _ => null,
        };
    }
}
