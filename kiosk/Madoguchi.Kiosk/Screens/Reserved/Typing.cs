using System.Text;

namespace Madoguchi.Kiosk.Screens.Reserved;

/// <summary>What the keys of the screens do to what is typed. typing.js does the same without a round trip.</summary>
static class Typing
{
    /// <summary>Keys which write no letter.</summary>
    public const string Back = "back", Voiced = "voiced", HalfVoiced = "half-voiced", Small = "small", Keep = "keep";

    public const int LongestName = 40;

    const string SmallPairs = "あぁいぃうぅえぇおぉつっやゃゆゅよょわゎ";

    const int ToKatakana = 'ァ' - 'ぁ';

    public static string Press(string text, string? key) => key switch
    {
        null or "" or Keep => text,
        Back => text[..^Math.Min(1, text.Length)],
        Voiced => Marked(text, '\u3099'),
        HalfVoiced => Marked(text, '\u309A'),
        Small => text.Length == 0 ? text : text[..^1] + OtherSize(text[^1]),
        _ => text + key[..1],
    };

    /// <summary>Kana only; nothing else can be typed on the screen.</summary>
    public static string Kana(string? typed) => typed is not { Length: <= 200 } || typed.Any(char.IsSurrogate)
        ? ""
        : string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(letter => letter is (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ヺ') or 'ー').Take(LongestName));

    public static string InKatakana(string kana) => string.Concat(kana.Select(letter => letter is >= 'ぁ' and <= 'ゖ' ? (char)(letter + ToKatakana) : letter));

    /// <summary>か and が: the mark on the last letter, or off again; a letter that takes none stays.</summary>
    static string Marked(string text, char mark)
    {
        if (text.Length == 0)
            return text;
        var parts = text[^1..].Normalize(NormalizationForm.FormD);
        if (parts is [var bare, var worn] && worn == mark)
            return text[..^1] + bare;
        var marked = $"{parts[0]}{mark}".Normalize(NormalizationForm.FormC);
        return marked.Length == 1 ? text[..^1] + marked : text;
    }

    static char OtherSize(char letter)
    {
        var shift = letter >= 'ァ' ? ToKatakana : 0;
        var at = SmallPairs.IndexOf((char)(letter - shift), StringComparison.Ordinal);
        return at < 0 ? letter : (char)(SmallPairs[at ^ 1] + shift);
    }
}
