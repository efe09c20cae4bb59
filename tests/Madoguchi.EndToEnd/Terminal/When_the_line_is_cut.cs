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
        await using var clerk = await OpenCounter();
        var page = clerk.Page;

        await _hall.KillHard();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("F1");
        await page.Keyboard.PressAsync("F3");
        await Expect(page.GetByText("押したキーは預かっています")).ToBeVisibleAsync();
        await clerk.Picture("terminal-cut");
        await _hall.Start();

        await Expect(page.CurrentNumber()).ToHaveTextAsync("E001");
        await Expect(page.Locator(".desk-state")).ToContainTextAsync("対応中");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "お待ちの方の一覧" })).ToContainTextAsync("E002");
    }

    [Fact]
    public async Task Several_keys_pressed_without_a_server_are_carried_out_in_their_order()
    {
        await using var clerk = await OpenCounter();
        var page = clerk.Page;

        await _hall.KillHard();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        // The first is called and served; the next one is called, which ends the first.
        foreach (var key in (string[])["F1", "F3", "F1"])
            await page.Keyboard.PressAsync(key);
        await _hall.Start();

        await Expect(page.CurrentNumber()).ToHaveTextAsync("E002");
        await Expect(page.Locator(".desk-state")).Not.ToContainTextAsync("対応中");
    }

    /// <summary>Two people wait for a counter which a clerk has opened.</summary>
    async Task<Window> OpenCounter()
    {
        using var kiosk = _hall.Client("demo-kiosk");
        foreach (var _ in Enumerable.Range(0, 2))
            (await CityHall.Post(kiosk, "/api/v1/sites/honchosha/tickets", new { procedures = new[] { "T04" } })).EnsureSuccessStatusCode();
        var clerk = await _chrome.Open(_hall.Url);
        await clerk.SignIn(Staff.Clerk, "/counter/honchosha/9");
        await clerk.Page.MustBeAlive();
        await clerk.Page.OpenCounter();
        // What is on the screen may be faster than the answer to the press.
        await Expect(clerk.Page.Said()).ToContainTextAsync("窓口を開きました。");
        return clerk;
    }

    public async Task DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _chrome.DisposeAsync();
    }
}
