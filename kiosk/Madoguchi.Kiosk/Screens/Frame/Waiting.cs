using Madoguchi.Contracts.Http;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>A waiting time in words: always a range, never a point.</summary>
static class Waiting
{
    const int Cap = 120;

    public static string Text(MinuteRange range, LocalTexts texts) => range switch
    {
        { Low: >= Cap } => texts.Format("wait.over", Cap),
        { High: >= Cap } => texts.Format("wait.from", range.Low),
        { Low: var low, High: var high } when low == high => texts.Format("wait.about", low),
        _ => texts.Format("wait.range", range.Low, range.High),
    };
}
