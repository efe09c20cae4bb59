using FluentAssertions;
using Madoguchi.Signage.Tests.Server;
using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class The_board_in_a_browser : BoardInABrowser
{
    [Theory]
    [InlineData(1920, 1080), InlineData(1080, 1920), InlineData(3840, 2160)]
    public async Task Everything_fits_on_one_screen_and_the_number_is_a_fifth_of_it(int width, int height)
    {
        server.Shown = Full;
        var page = await OpenAsync(width, height);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        (await page.Locator(".s-recent__call").CountAsync()).Should().Be(6);
        var number = await page.Locator(".s-call__number").BoundingBoxAsync();
        number!.Height.Should().BeGreaterThanOrEqualTo(height / 5f);
        await Shoot(page, $"full-{width}x{height}");
        (await page.EvaluateAsync<string[]>(CutOff)).Should().BeEmpty();
        await NothingIsWrongAsync(page);
    }

    [Fact]
    public async Task On_a_phone_it_scrolls_down_and_never_sideways()
    {
        server.Shown = Full;
        var page = await OpenAsync(320, 640);
        await Expect(page.Locator(".s-call__number")).ToBeVisibleAsync();
        await Shoot(page, "phone");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).Should().Be(320);
        (await page.Locator(".s-call__number").BoundingBoxAsync())!.Height.Should().BeGreaterThan(60);
    }

    [Fact]
    public async Task Nothing_moves_for_whom_motion_is_a_barrier()
    {
        server.Shown = Display(Of(2, Fresh(1, "A001")));
        var page = await OpenAsync(1920, 1080, ReducedMotion.Reduce);
        await Expect(page.Locator(".s-call--new")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("() => document.getAnimations().length")).Should().Be(0);
    }

    [Fact]
    public async Task A_call_appears_at_once_and_pulses_within_the_strict_policy()
    {
        var page = await OpenAsync(1920, 1080);
        await Expect(page.Locator(".s-call__empty")).ToBeVisibleAsync();
        await Expect(page.Locator(".s-header__site")).ToContainTextAsync("市役所本庁舎");
        await Shoot(page, "none-1920x1080");
        await server.PushAsync(Of(2, Fresh(1, "A001")));
        await Expect(page.Locator(".s-call--new .s-call__number")).ToHaveTextAsync("A001");
        await Expect(page.Locator(".s-call__counter")).ToContainTextAsync("2番窓口");
        (await page.EvaluateAsync<int>("() => document.getAnimations().length")).Should().Be(1);
        await Shoot(page, "one-1920x1080");
        await NothingIsWrongAsync(page);
        await Expect(page.Locator(".s-call--new")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_board_has_no_barrier_axe_can_find()
    {
        server.Shown = Full;
        var page = await OpenAsync(1920, 1080);
        await Expect(page.Locator(".s-call__number")).ToHaveTextAsync("B013");
        (await page.AxeFindings()).Should().BeEmpty();
    }
}
