using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Madoguchi.Domain.Persons;

namespace Madoguchi.Reservation.Booking;

/// <summary>Eight characters that are not mistaken for one another; written in two groups for the eye.</summary>
internal static class ReservationCode
{
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    public const int Length = 8;

    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    public static string Show(string code) => $"{code[..4]}-{code[4..]}";

    /// <summary>Forgives hyphens, spaces, lower case and full width.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (typed is null || typed.Length > 64 || !Words.IsWellFormed(typed))
            return false;
        var letters = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(c => !Words.IsGap(c)));
        if (letters.Length != Length || letters.Any(c => !Alphabet.Contains(c)))
            return false;
        code = letters;
        return true;
    }
}
