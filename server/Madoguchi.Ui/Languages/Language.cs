namespace Madoguchi.Ui.Languages;

/// <summary>A language of the residents' pages.</summary>
/// <param name="Code">The code used in addresses, settings and file names, for example <c>ja-easy</c>.</param>
/// <param name="HtmlLang">What the <c>lang</c> attribute says (BCP 47).</param>
/// <param name="OwnName">Its name in itself.</param>
public sealed record Language(string Code, string HtmlLang, string OwnName)
{
    public static readonly Language Japanese = new("ja", "ja", "日本語");
    public static readonly Language EasyJapanese = new("ja-easy", "ja", "やさしい日本語");
    public static readonly Language English = new("en", "en", "English");
    public static readonly Language SimplifiedChinese = new("zh-Hans", "zh-Hans", "简体中文");
    public static readonly Language Korean = new("ko", "ko", "한국어");

    /// <summary>In the order in which residents see them.</summary>
    public static readonly IReadOnlyList<Language> All = [Japanese, EasyJapanese, English, SimplifiedChinese, Korean];

    /// <summary>The language with this code (case ignored); Japanese for anything unknown.</summary>
    public static Language Of(string? code) =>
        All.FirstOrDefault(language => string.Equals(language.Code, code, StringComparison.OrdinalIgnoreCase)) ?? Japanese;

    /// <summary>Where a missing text is looked for, in order: residents who cannot read a language fare best with やさしい日本語.</summary>
    internal IEnumerable<Language> Fallbacks => new[] { this, EasyJapanese, Japanese }.Distinct();
}
