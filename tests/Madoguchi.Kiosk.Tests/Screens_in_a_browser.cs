using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Madoguchi.Ui.Languages;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

[Collection(nameof(Chromium))]
public class Screens_in_a_browser(Chromium chromium) : ScreenWorld
{
    [Theory, MemberData(nameof(Walks))]
    public async Task Every_screen_fits_without_scrolling_and_has_targets_for_fingers(string language)
    {
        var (width, height) = Sizes[0];
        var page = await chromium.OpenAsync(Url, width, height);
        var wrong = new List<string>();
        await WalkAsync(page, language, "plain", async screen =>
        {
            await MeasureAsync(page, language, screen, wrong);
            // In easy Japanese no kanji stands without its reading. The staff's own pages are no residents'.
            if (language == Language.EasyJapanese.Code && (screen is "staff-called" || !screen.StartsWith("staff", StringComparison.Ordinal)))
                wrong.AddRange((await page.EvaluateAsync<string[]>(Boxes.Bare)).Select(found => $"{screen}: {found}"));
        });
        await page.Context.DisposeAsync();
        if (Pictures.Folder is { } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{language}.png"), Printer.Papers[^1].Png.ToArray());
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-{language}-cut-off.png"), Printer.Papers[0].Png.ToArray());
        }
        wrong.Should().BeEmpty();
    }
}
