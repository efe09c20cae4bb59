namespace Madoguchi.Server.Live.Http;

/// <summary>Short texts that people type.</summary>
internal static class PlainText
{
    /// <returns>Why it is not, or null.</returns>
    public static string? Refuse(string name, string? text, int most, bool required) =>
        string.IsNullOrWhiteSpace(text)
            ? required ? $"{name} を1〜{most}文字で入れてください。" : null
            : text.Length > most || text.Any(char.IsControl) ? $"{name} は改行などの制御文字を含まない{most}文字までです。" : null;
}
