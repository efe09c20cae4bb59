using Madoguchi.Ui.Languages;

namespace Madoguchi.Ui.Tests;

internal static class SampleTexts
{
    public static readonly Texts All = Texts.Load(typeof(SampleTexts).Assembly, "Sample");
}
