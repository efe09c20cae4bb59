using System.Reflection;

namespace Madoguchi.Ui.Languages;

/// <summary>A text that one language lacks.</summary>
public sealed record MissingText(string Language, string Key);

/// <summary>
/// The texts of a program in all languages, from JSON files embedded in its assembly (<c>ja.json</c>, <c>ja-easy.json</c>,
/// <c>en.json</c>, <c>zh-Hans.json</c>, <c>ko.json</c>). Nested objects become keys with dots.
/// </summary>
public sealed class Texts
{
    readonly Dictionary<string, IReadOnlyDictionary<string, string>> byLanguage;

    Texts(Dictionary<string, IReadOnlyDictionary<string, string>> byLanguage) => this.byLanguage = byLanguage;

    /// <summary>Reads the files; a language without a file is empty and falls back.</summary>
    /// <param name="assembly">Holds the files as <c>EmbeddedResource</c>.</param>
    /// <param name="folder">Folder inside the project, for example <c>Texts</c>.</param>
    /// <exception cref="InvalidOperationException">There is no Japanese file there.</exception>
    public static Texts Load(Assembly assembly, string folder)
    {
        var texts = Language.All.ToDictionary(language => language.Code, language => TextFile.Read(assembly, folder, language.Code));
        return texts[Language.Japanese.Code].Count > 0
            ? new(texts)
            : throw new InvalidOperationException($"{assembly.GetName().Name} has no embedded {folder}/ja.json.");
    }

    /// <summary>The texts as one language sees them.</summary>
    public LocalTexts In(string? language) => new(this, Language.Of(language));

    /// <summary>Every key that some language has and another lacks, for a test to list.</summary>
    public IReadOnlyList<MissingText> Missing(params string[] languages)
    {
        var keys = byLanguage.Values.SelectMany(texts => texts.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        var asked = languages.Length > 0 ? languages : [.. Language.All.Select(language => language.Code)];
        return [.. from language in asked from key in keys where !byLanguage[language].ContainsKey(key) select new MissingText(language, key)];
    }

    internal (string Text, Language Language) Find(Language language, string key)
    {
        foreach (var candidate in language.Fallbacks)
        {
            if (byLanguage[candidate.Code].TryGetValue(key, out var text))
                return (text, candidate);
        }
        // A page with an odd word helps a resident more than no page; the tests list what is missing.
        return (key, language);
    }
}
