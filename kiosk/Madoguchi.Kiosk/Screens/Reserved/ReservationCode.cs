using System.Text;

namespace Madoguchi.Kiosk.Screens.Reserved;

/// <summary>A reservation code as typed or scanned.</summary>
static class ReservationCode
{
    public const int Length = 8;

    /// <summary>The letters and digits of a code, without those that are mistaken for others.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>
    /// What was meant: full width, small letters, hyphens and spaces are forgiven; of a scanned address, even one
    /// whose beginning was lost, only the last part counts. At most 8 characters.
    /// </summary>
    public static string Clean(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (text.Length > 500)
            return "";
        if (text.Contains('/', StringComparison.Ordinal))
            text = text.Split('?', '#')[0].TrimEnd('/').Split('/')[^1];
        var letters = text.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(letter => Alphabet.Contains(letter, StringComparison.Ordinal));
        return string.Concat(letters.Take(Length));
    }
}
