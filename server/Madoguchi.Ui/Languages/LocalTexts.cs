using System.Globalization;

namespace Madoguchi.Ui.Languages;

/// <summary>A text in the language it was found in, furigana still in its notation.</summary>
public readonly record struct FoundText(string Marked, Language Language);

/// <summary>The texts in one language. Cascade it in the layout, so that <c>&lt;T Key="…" /&gt;</c> finds it.</summary>
public sealed class LocalTexts(Texts texts, Language language)
{
    public Language Language { get; } = language;

    /// <summary>The text without furigana, for attributes and titles.</summary>
    public string this[string key] => Format(key);

    /// <summary>The text with <c>{0}</c>, <c>{1}</c> … filled in, without furigana.</summary>
    public string Format(string key, params object?[] arguments) => Furigana.Plain(Marked(key, arguments).Marked);

    /// <summary>The text with its furigana notation and the language it really is in.</summary>
    public FoundText Marked(string key, params object?[] arguments)
    {
        var (text, found) = texts.Find(Language, key);
        return new(arguments.Length is 0 ? text : string.Format(CultureInfo.InvariantCulture, text, arguments), found);
    }
}
