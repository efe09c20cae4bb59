using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>Names from the master data by language.</summary>
static class Names
{
    /// <summary>The name in this language, else in やさしい日本語, else in Japanese; without furigana.</summary>
    public static string In(IReadOnlyDictionary<string, string> names, string language) => Furigana.Plain(Marked(names, language));

    /// <summary>The same with furigana in its notation.</summary>
    public static string Marked(IReadOnlyDictionary<string, string> names, string language)
    {
        foreach (var code in new[] { language, Language.EasyJapanese.Code, Language.Japanese.Code })
        {
            // Japanese readers get the official name before the easy one.
            if (language == Language.Japanese.Code && code == Language.EasyJapanese.Code)
                continue;
            if (names.TryGetValue(code, out var name) && name.Length > 0)
                return name;
        }
        return names.Values.FirstOrDefault() ?? "";
    }
}
