namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Address of a page for residents: short enough for a QR code that every phone reads from a screen.</summary>
internal static class PageAddress
{
    public const int Longest = 150;

    public static string Allowed => $"an https address of at most {Longest} ASCII characters";

    public static string AllowedJa => $"https:// で始まる半角{Longest}文字まで";

    public static bool IsGood(string text) =>
        text.Length <= Longest && text.All(letter => letter is > ' ' and <= '~')
        && Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.UserInfo.Length is 0 && page.Host.Contains('.', StringComparison.Ordinal);
}
