using Madoguchi.Ui.Languages;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>How furigana is written in names: ｜漢字《かんじ》.</summary>
internal static class FuriganaRule
{
    /// <returns>What is wrong in English and in Japanese; null when nothing is.</returns>
    public static (string English, string Japanese)? Refuse(string text) =>
        !Furigana.IsWhole(text) ? ("furigana written as ｜漢字《かんじ》 is", "ふりがなは ｜漢字《かんじ》 と書いてください。「｜」「《」「》」はいつも3つひと組です。")
        : !Furigana.IsReadable(text) ? ("between 《 and 》 only kana are", "ふりがなの《》の中は、ひらがなかカタカナだけにしてください。")
        : null;
}
