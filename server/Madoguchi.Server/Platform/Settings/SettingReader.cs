using System.Globalization;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Server.Platform.Settings;

/// <summary>Reads settings under <c>Madoguchi:</c>; what is wrong is said in one sentence.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    /// <returns>Null when it is not set or blank.</returns>
    public string? Text(string name) => configuration[$"Madoguchi:{name}"]?.Trim() is { Length: > 0 } text ? text : null;

    public int Whole(string name, int least, int most, int otherwise) => Text(name) is not { } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong(name, text, $"a whole number from {least} to {most} is allowed");

    public Uri? Address(string name) => Text(name) is not { } text
        ? null
        : WebAddress(text) ?? throw Wrong(name, text, "an address like http://127.0.0.1:5081 is allowed");

    public static SettingException Wrong(string name, string value, string allowed) =>
        new($"MADOGUCHI__{name.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant()} is \"{value}\"; {allowed}.");

    /// <returns>Null when it is not an absolute http(s) address without a query; else it ends with a slash.</returns>
    public static Uri? WebAddress(string text) =>
        Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri)
        && uri is { Scheme: "http" or "https", Query: "", Fragment: "" } ? uri : null;

    /// <summary>A connection string may hold a password, and the sentence lands in a log.</summary>
    public static string WithoutSecrets(string text) => string.Join(';', text.Split(';')
        .Where(part => !part.Contains("pass", StringComparison.OrdinalIgnoreCase) && !part.TrimStart().StartsWith("pwd", StringComparison.OrdinalIgnoreCase)));
}
