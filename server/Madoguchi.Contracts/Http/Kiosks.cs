namespace Madoguchi.Contracts.Http;

/// <summary><c>POST /api/v1/kiosks/enrol</c>: a new kiosk turns its one-time code into its key. No key is needed.</summary>
/// <param name="Code">As the administrator's page shows it; hyphens, spaces, small and full-width letters are forgiven.</param>
/// <param name="Installation">Made by the kiosk once and kept: who asks again because the answer was lost.</param>
public sealed record EnrolKioskRequest(string? Code, Guid Installation);

/// <summary>
/// What the kiosk keeps. The key is told once; the same installation may hear it again within a minute, from the memory of the same
/// server process. Refused with <c>enrolment-code-unknown</c>, <c>enrolment-code-used</c>, <c>enrolment-code-expired</c>,
/// <c>kiosk-name-taken</c> and <c>too-many-wrong-codes</c>.
/// </summary>
/// <param name="Key">For <c>Authorization: Bearer</c>; role kiosk, for this site only.</param>
/// <param name="Site">Code of the site it stands at.</param>
/// <param name="Name">Its name in the staff's eyes, 1–40 letters, digits, -, _ and .</param>
public sealed record EnrolledKiosk(string Key, string Site, string Name);

/// <summary>A one-time code for enrolling a kiosk: 50 random bits without what is mistaken for something else.</summary>
public static class EnrolmentCode
{
    public const int Length = 10;

    /// <summary>No 0, 1, I and O.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    const int LongestTyped = 100;

    /// <summary>What was meant: full width, small letters, hyphens and spaces are forgiven. At most 10 characters.</summary>
    public static string Clean(string? typed)
    {
        if (typed is null or { Length: > LongestTyped })
            return "";
        var letters = typed.Select(Narrow).Select(char.ToUpperInvariant).Where(letter => Alphabet.Contains(letter, StringComparison.Ordinal));
        return string.Concat(letters.Take(Length));
    }

    // Full-width forms stand in the order of ASCII.
    static char Narrow(char letter) => letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter;
}
