using System.Collections.Immutable;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>One name in the languages it has: <c>ja</c>, <c>ja-easy</c>, <c>en</c>.</summary>
public sealed record Names(ImmutableSortedDictionary<string, string> ByLanguage)
{
    public string Ja => ByLanguage["ja"];

    public string En => this["en"];

    /// <summary>A language that is missing falls back to やさしい日本語, then to Japanese.</summary>
    public string this[string language] =>
        ByLanguage.GetValueOrDefault(language) ?? ByLanguage.GetValueOrDefault("ja-easy") ?? Ja;

    public static Names Of(string ja, string? easy, string? en)
    {
        var names = ImmutableSortedDictionary<string, string>.Empty.Add("ja", ja);
        if (!string.IsNullOrEmpty(easy))
            names = names.Add("ja-easy", easy);
        return new(string.IsNullOrEmpty(en) ? names : names.Add("en", en));
    }
}
