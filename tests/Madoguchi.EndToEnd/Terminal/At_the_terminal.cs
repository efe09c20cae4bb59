using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

[Collection(StaffPages.Name)]
public class At_the_terminal(CityHallWithBrowser world)
{
    [Fact]
    public async Task F1_calls_and_shows_the_number_and_F4_completes_it()
    {
        var number = await world.TakeNumber("T04");
        await using var clerk = await world.ClerkAt(9);
        var page = clerk.Page;
        await clerk.Picture("terminal-closed");
        await page.OpenCounter();
        await clerk.Picture("terminal-idle");

        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await Expect(page.Locator(".desk-current__why")).ToContainTextAsync("目安");
        await clerk.Picture("terminal-called");
        await page.Keyboard.PressAsync("F3");
        await Expect(page.Locator(".desk-state")).ToHaveTextAsync("対応中");
        await page.Keyboard.PressAsync("F4");
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        await Expect(page.Said()).ToContainTextAsync($"{number} を完了しました。");

        await page.Keyboard.PressAsync("F1");
        await Expect(page.Said()).ToContainTextAsync("お待ちの方はいません");
        clerk.MustBeWithoutComplaint();
    }
}
