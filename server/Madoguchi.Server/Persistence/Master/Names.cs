using System.Collections.Immutable;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>One name in the languages it has: <c>ja</c>, <c>ja-easy</c>, <c>en</c>, <c>zh-Hans</c>, <c>ko</c>.</summary>
public sealed record Names(ImmutableSortedDictionary<string, string> ByLanguage)
{
    public string Ja => ByLanguage["ja"];

    public string En => this["en"];

    /// <summary>A language that is missing falls back to やさしい日本語, then to Japanese.</summary>
    /// <returns>Without furigana.</returns>
    public string this[string language] =>
        Furigana.Plain(ByLanguage.GetValueOrDefault(language) ?? ByLanguage.GetValueOrDefault("ja-easy") ?? Ja);

    /// <returns>As it is written, with furigana in its notation; empty when it is missing.</returns>
    public string Own(string language) => ByLanguage.GetValueOrDefault(language, "");

    public static Names Of(string ja, string? easy, string? en, string? zh = null, string? ko = null)
    {
        var names = ImmutableSortedDictionary<string, string>.Empty.Add("ja", ja);
        foreach (var (language, name) in new[] { ("ja-easy", easy), ("en", en), ("zh-Hans", zh), ("ko", ko) })
            if (!string.IsNullOrEmpty(name))
                names = names.Add(language, name);
        return new(names);
    }
}
