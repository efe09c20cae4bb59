using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

public class When_the_line_is_cut : IAsyncLifetime
{
    readonly Chrome _chrome = new();
    CityHall _hall = null!;

    public async Task InitializeAsync()
    {
        await _chrome.InitializeAsync();
        _hall = await CityHall.Open();
    }

    [Fact]
    public async Task Keys_pressed_without_a_server_are_kept_and_carried_out_once_when_it_is_back()
    {
        using var kiosk = _hall.Client("demo-kiosk");
        foreach (var _ in Enumerable.Range(0, 2))
            (await CityHall.Post(kiosk, "/api/v1/sites/honchosha/tickets", new { procedures = new[] { "T04" } })).EnsureSuccessStatusCode();
        await using var clerk = await _chrome.Open(_hall.Url);
        await clerk.SignIn(Staff.Clerk, "/counter/honchosha/9");
        var page = clerk.Page;
        await page.MustBeAlive();
        await page.OpenCounter();
        // What is on the screen may be faster than the answer to the press.
        await Expect(page.Said()).ToContainTextAsync("窓口を開きました。");

        await _hall.KillHard();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F1");
        await page.Keyboard.PressAsync("F3");
        await Expect(page.GetByText("押したキーは預かっています")).ToBeVisibleAsync();
        await clerk.Picture("terminal-cut");
        await _hall.Start();

        await Expect(page.CurrentNumber()).ToHaveTextAsync("E001", new() { Timeout = 120_000 });
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "お待ちの方の一覧" })).ToContainTextAsync("E002");
    }

    public async Task DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _chrome.DisposeAsync();
    }
}
