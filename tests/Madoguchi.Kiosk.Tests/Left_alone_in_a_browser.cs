using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

[Collection(nameof(Chromium))]
public class Left_alone_in_a_browser(Chromium chromium) : KioskWorld
{
    [Fact]
    public async Task After_half_a_minute_alone_it_asks_and_then_forgets_the_person()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/language/en?back=/categories");
        await page.Clock.RunForAsync(29_000);
        await Assertions.Expect(page.Locator("#idle")).ToBeHiddenAsync();
        await page.Clock.RunForAsync(2_000);
        await Assertions.Expect(page.Locator("#idle")).ToBeVisibleAsync();
        await page.KeepPictureAsync("idle");
        await page.ClickAsync("#idle-stay");
        await Assertions.Expect(page.Locator("#idle")).ToBeHiddenAsync();

        await page.Clock.RunForAsync(31_000);
        await page.Clock.RunForAsync(21_000);
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("ひとつ選んで押してください");
        await page.GoBackAsync();
        (await page.ContentAsync()).Should().NotContain("What is it about?");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_on_its_way_shows_itself_without_a_touch()
    {
        Printer.Fault = new(FaultKind.Slow, 100);
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await IssueAsync(page);
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札を印刷しています");
        await Assertions.Expect(page.Locator(".k-number__value")).ToHaveTextAsync("B001");

        Printer.Fault = FaultSetting.None;
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札をお取りください");
        await page.Context.DisposeAsync();
    }

    static async Task IssueAsync(IPage page)
    {
        await page.GotoAsync("/procedures/B");
        await page.ClickAsync("[value=J01]");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("form[action='/issue'] button");
    }
}
