namespace Madoguchi.Ui.Languages;

/// <summary>The few words the base components say by themselves.</summary>
static class UiTexts
{
    static readonly Texts Texts = Texts.Load(typeof(UiTexts).Assembly, "Texts");

    public static LocalTexts In(string? language) => Texts.In(language);

    public static LocalTexts Beside(LocalTexts? cascaded) => Texts.In(cascaded?.Language.Code);
}
