using System.Text.RegularExpressions;

namespace Madoguchi.Ui.Languages;

/// <summary>A stretch of text; <see cref="Reading"/> is null where there is no furigana.</summary>
public readonly record struct FuriganaPart(string Text, string? Reading);

/// <summary>The notation <c>｜漢字《かんじ》</c>, as in the texts of Aozora Bunko.</summary>
public static partial class Furigana
{
    public static IReadOnlyList<FuriganaPart> Parse(string marked)
    {
        // Most texts have none.
        if (!marked.Contains('｜', StringComparison.Ordinal))
            return marked.Length > 0 ? [new(marked, null)] : [];
        var parts = new List<FuriganaPart>();
        var from = 0;
        foreach (Match match in Notation().Matches(marked))
        {
            if (match.Index > from)
                parts.Add(new(marked[from..match.Index], null));
            parts.Add(new(match.Groups["base"].Value, match.Groups["reading"].Value));
            from = match.Index + match.Length;
        }
        if (from < marked.Length)
            parts.Add(new(marked[from..], null));
        return parts;
    }

    /// <summary>The text without its readings.</summary>
    public static string Plain(string marked) => marked.Contains('｜', StringComparison.Ordinal) ? Notation().Replace(marked, "${base}") : marked;

    /// <summary>Whether every sign of the notation has its partners; a text without any is whole.</summary>
    public static bool IsWhole(string marked) => Notation().Replace(marked, "").AsSpan().IndexOfAny("｜《》") < 0;

    /// <summary>Whether readings are kana, which is what they are for.</summary>
    public static bool IsReadable(string marked) => Parse(marked).All(part => part.Reading?.All(IsKana) != false);

    static bool IsKana(char letter) => letter is (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヺ') or 'ー' or ' ' or '　' or '・';

    [GeneratedRegex("｜(?<base>[^｜《》]+)《(?<reading>[^｜《》]+)》")]
    private static partial Regex Notation();
}
