using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>The texts of the kiosk.</summary>
static class KioskTexts
{
    public static readonly Texts All = Texts.Load(typeof(KioskTexts).Assembly, "Texts");

    /// <summary>The languages on offer here, in the order of the language row.</summary>
    public static readonly IReadOnlyList<Language> Offered = Language.All;

    public static LocalTexts In(string language) => All.In(language);
}
