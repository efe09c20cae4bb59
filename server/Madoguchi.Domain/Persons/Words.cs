using System.Globalization;
using System.Text;

namespace Madoguchi.Domain.Persons;

/// <summary>What residents type, and what may be kept of it. One set of rules in both zones: what the outer one takes, the inner one lets in.</summary>
public static class Words
{
    const string Dashes = "-‐‑‒–—―−─━ー－ｰ・･_.()/";

    /// <summary>A space or hyphen of any kind, as people put them into codes and phone numbers.</summary>
    public static bool IsGap(char c) => char.IsWhiteSpace(c) || Dashes.Contains(c);

    /// <summary>No lone surrogate: such a text cannot be stored, sent or normalised.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))
                return false;
        }
        return true;
    }

    /// <summary>
    /// Printable text: no control, formatting, private-use or unassigned character, nor the mark of what was lost on the way.
    /// Variation selectors are marks and stay.
    /// </summary>
    public static bool IsPlain(string text) => IsWellFormed(text) && !text.Contains('\uFFFD') && text.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate));
}
