using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Printing;

[Collection(nameof(Chromium))]
public class Trouble_on_the_screen(Chromium chromium) : KioskWorld
{
    [Theory]
    [InlineData(1080, 1920, "ja", true)]
    [InlineData(1366, 768, "ja", true)]
    [InlineData(1366, 768, "ja-easy", true)]
    [InlineData(1366, 768, "en", true)]
    [InlineData(1920, 1080, "ja", false)]
    public async Task Fits_and_can_be_read_by_everybody(int width, int height, string language, bool large)
    {
        var page = await chromium.OpenAsync(Url, width, height);
        var wrong = new List<string>();
        async Task LookAsync(string screen)
        {
            // Asked of the page itself: a screen that shows itself anew at this moment is no lost event.
            await page.WaitForFunctionAsync("() => document.readyState === 'complete'");
            await page.KeepPictureAsync($"trouble-{width}x{height}-{language}-{screen}");
            wrong.AddRange((await page.OnAScreenThatStays(() => page.EvaluateAsync<string[]>(Boxes.Measure))).Select(found => $"{screen}: {found}"));
            wrong.AddRange((await page.OnAScreenThatStays(() => page.AxeFindings())).Select(found => $"{screen}: {found}"));
        }

        await page.GotoAsync($"/language/{language}?back=/");
        if (large)
            await page.GotoAsync("/look/large?back=/");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            // The same printer trouble for three people.
            await page.GotoAsync("/procedures/A");
            await page.ClickAsync("[value=J10]");
            await page.GotoAsync("/confirm");
            Printer.Fault = new(FaultKind.DropMidJob, 200);
            await page.ClickAsync("form[action='/issue'] button");
            await Assertions.Expect(page.Locator(".k-qr__code")).ToBeVisibleAsync();
            if (City.State.Issued.Count == 1)
                await LookAsync("ticket-perhaps-on-paper");
            await page.ClickAsync("#reset button, [form=reset]");
            await page.GotoAsync($"/language/{language}?back=/");
        }
        if (large)
            await page.GotoAsync("/look/large?back=/");
        Printer.Fault = new(FaultKind.CoverOpen);
        await Eventually.IsTrue(async () =>
        {
            await page.GotoAsync("/");
            return await page.Locator(".k-start .k-note").CountAsync() > 0;
        }, "the first screen says that there is no paper");
        await LookAsync("start-without-paper");

        Printer.Fault = FaultSetting.None;
        await page.GotoAsync("/staff");
        await page.FillAsync("#pin", "2468");
        await page.ClickAsync(".k-pin .m-button--primary");
        await LookAsync("staff");
        await page.ClickAsync("form[action='/staff/reprint'] button");
        await Assertions.Expect(page.Locator(".k-note")).ToBeVisibleAsync();
        if (Pictures.Folder is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"paper-again-{language}.png"), Printer.Papers[0].Png.ToArray());
        await page.Context.DisposeAsync();
        wrong.Should().BeEmpty();
    }
}
