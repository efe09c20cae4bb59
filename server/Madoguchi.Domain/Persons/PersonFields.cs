using System.Text;
using System.Text.RegularExpressions;

namespace Madoguchi.Domain.Persons;

/// <summary>A name stays exactly as written: even NFC would put U+795E in the place of U+FA19, which is another person's name.</summary>
public static class PersonName
{
    public const int Longest = 60;

    public static string? Read(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= Longest } name && Words.IsPlain(name) ? name : null;
}

/// <summary>A reading: hiragana and half-width katakana become full-width katakana.</summary>
public static partial class Kana
{
    public const int Longest = 60;

    [GeneratedRegex("^[ァ-ヺー・]+(　[ァ-ヺー・]+)*$")]
    private static partial Regex Katakana { get; }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }

    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 4 * Longest || !Words.IsWellFormed(typed))
            return null;
        var wide = typed.Trim().Normalize(NormalizationForm.FormKC);
        var kana = Spaces.Replace(string.Concat(wide.Select(ToKatakana)), "　");
        return kana.Length <= Longest && Katakana.IsMatch(kana) ? kana : null;
    }

    static char ToKatakana(char c) => c switch
    {
        >= 'ぁ' and <= 'ゖ' => (char)(c + ('ァ' - 'ぁ')),
        '-' or '‐' or '‑' or '‒' or '−' or '–' or '—' or '―' or '─' or '━' or '~' or '〜' => 'ー',
        _ => c,
    };
}

/// <summary>A Japanese phone number as digits.</summary>
public static partial class PhoneNumber
{
    [GeneratedRegex("^0[0-9]{9,10}$")]
    private static partial Regex Digits { get; }

    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 60 || !Words.IsWellFormed(typed))
            return null;
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !Words.IsGap(c)));
        foreach (var abroad in new[] { "+81", "0081", "01081" })
        {
            if (digits.StartsWith(abroad, StringComparison.Ordinal) && !Digits.IsMatch(digits))
                digits = $"0{digits[abroad.Length..].TrimStart('0')}";
        }
        return Digits.IsMatch(digits) ? digits : null;
    }
}

/// <summary>A mail address in the letters which every mail system takes.</summary>
public static partial class MailAddress
{
    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$")]
    private static partial Regex Address { get; }

    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > 254 || !Words.IsWellFormed(typed))
            return null;
        var mail = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
        return mail.Length <= 254 && Address.IsMatch(mail) ? mail : null;
    }
}
