using Madoguchi.Ui.Languages;

namespace Madoguchi.Signage;

/// <summary>A board speaks Japanese and, smaller beside it, English.</summary>
internal static class BoardTexts
{
    public static readonly Texts All = Texts.Load(typeof(BoardTexts).Assembly, "Texts");

    public static readonly LocalTexts Japanese = All.In("ja"), English = All.In("en");
}
