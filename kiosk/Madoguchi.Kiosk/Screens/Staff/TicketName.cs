using System.Text;

namespace Madoguchi.Kiosk.Screens.Staff;

/// <summary>The number of a ticket as staff type it.</summary>
static class TicketName
{
    const int Longest = 5, LongestTyped = 50;

    /// <summary>A letter and digits; full width and small letters are forgiven, everything else is left out.</summary>
    public static string Clean(string? typed)
    {
        if (typed is null or { Length: > LongestTyped })
            return "";
        var letters = typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));
        return string.Concat(letters.Take(Longest));
    }
}
