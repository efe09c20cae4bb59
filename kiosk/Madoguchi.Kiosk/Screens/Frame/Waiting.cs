using Madoguchi.Contracts.Http;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>A waiting time in words: always a range, never a point.</summary>
static class Waiting
{
    const int Cap = 120;

    /// <summary>Without furigana, for paper.</summary>
    public static string Text(MinuteRange range, LocalTexts texts) => Furigana.Plain(Marked(range, texts));

    public static string Marked(MinuteRange range, LocalTexts texts) => range switch
    {
        { Low: >= Cap } => texts.Marked("wait.over", Cap).Marked,
        { High: >= Cap } => texts.Marked("wait.from", range.Low).Marked,
        { Low: var low, High: var high } when low == high => texts.Marked("wait.about", low).Marked,
        _ => texts.Marked("wait.range", range.Low, range.High).Marked,
    };
}
