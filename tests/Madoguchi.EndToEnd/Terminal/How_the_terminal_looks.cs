using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

[Collection(StaffPages.Name)]
public class How_the_terminal_looks(CityHallWithBrowser world)
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1366, 620)]
    [InlineData(1920, 1080)]
    public async Task With_thirty_waiting_everything_is_on_one_screen(int width, int height)
    {
        for (var i = 0; i < 15; i++)
            await world.TakeNumber(i % 2 == 0 ? "J10" : "I02", "T01");
        await using var clerk = await world.ClerkAt(width == 1366 ? height == 768 ? 2 : 3 : 4, width: width, height: height);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.Keyboard.PressAsync("F1");
        await Expect(page.CurrentNumber()).ToBeVisibleAsync();
        await clerk.Picture($"terminal-thirty-{width}x{height}");

        (await page.EvaluateAsync<bool>("document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        foreach (var key in new[] { "next", "undo", "absent", "transfer" })
            (await page.Key(key).EvaluateAsync<bool>("key => key.getBoundingClientRect().bottom <= innerHeight")).Should().BeTrue();
        await clerk.MustBeAccessible();
        await page.Keyboard.PressAsync("F4");
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task At_two_hundred_percent_nothing_is_cut_off()
    {
        await using var clerk = await world.ClerkAt(12, width: 683, height: 384);
        await clerk.Page.OpenCounter();
        await clerk.Picture("terminal-200-percent");
        (await clerk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue();
        await clerk.Page.Key("undo").ScrollIntoViewIfNeededAsync();
        await clerk.MustBeAccessible();
    }

    [Fact]
    public async Task A_counter_is_chosen_from_the_list()
    {
        await using var window = await world.Chrome.Open(world.Hall.Url);
        await window.SignIn(Staff.Clerk, "/counter");
        await window.Picture("chooser");
        await window.MustBeAccessible();
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "おくやみコーナー" }).ClickAsync();
        await window.Page.MustBeAlive();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "サインアウト" }).ClickAsync();
        await Expect(window.Page.GetByLabel("パスワード")).ToBeVisibleAsync();
        window.MustBeWithoutComplaint();
    }
}
