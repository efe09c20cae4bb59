using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <param name="Field">Of the form.</param>
/// <param name="Language">Of <see cref="Names"/>.</param>
/// <param name="Lang">BCP 47, for the browser's fonts and voices.</param>
/// <param name="Short">Its Japanese name.</param>
internal sealed record NameField(string Field, string Language, string Lang, string Short)
{
    public string Label(string what) => Language is "ja" ? what : $"{what}（{Short}）";
};

/// <summary>A name as typed in the languages of the residents' pages.</summary>
internal sealed record TypedNames(string Ja, string? Easy, string En, string? Zh, string? Ko)
{
    public static readonly NameField[] All =
    [
        new("name", "ja", "ja", "日本語"), new("easy", "ja-easy", "ja", "やさしい日本語"), new("en", "en", "en", "英語"),
        new("zh", "zh-Hans", "zh-Hans", "中国語"), new("ko", "ko", "ko", "韓国語"),
    ];

    public Names Names => Names.Of(Ja, Easy, En, Zh, Ko);

    public static bool IsNeeded(NameField one, bool easyIsNeeded) => one.Language is "ja" or "en" || (easyIsNeeded && one.Language is "ja-easy");

    public static void Show(Dictionary<string, string> shown, Names? names)
    {
        foreach (var one in All)
            shown[one.Field] = names?.Own(one.Language) ?? "";
    }

    /// <summary>With sentences by field about what is not allowed.</summary>
    public static TypedNames Read(Func<string, string> trimmed, int most, bool easyIsNeeded, Dictionary<string, string> wrong, string what = "名前")
    {
        foreach (var one in All)
            if (Live.Http.PlainText.Refuse(one.Label(what), trimmed(one.Field), most, IsNeeded(one, easyIsNeeded)) is { } refused)
                wrong[one.Field] = refused;
        if (!wrong.ContainsKey("easy") && FuriganaRule.Refuse(trimmed("easy")) is { } broken)
            wrong["easy"] = broken.Japanese;
        return new(trimmed("name"), Maybe("easy"), trimmed("en"), Maybe("zh"), Maybe("ko"));

        string? Maybe(string field) => trimmed(field) is { Length: > 0 } text ? text : null;
    }
}
