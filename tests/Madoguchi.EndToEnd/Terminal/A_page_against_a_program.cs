using System.Net;
using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

/// <summary>In a city hall of their own: there must be exactly one person to call.</summary>
public class A_page_against_a_program(CityHallWithBrowser world) : IClassFixture<CityHallWithBrowser>
{
    [Theory]
    [InlineData("call", true), InlineData("call-next", true), InlineData("call", false), InlineData("call-next", false)]
    public async Task A_page_and_a_program_that_call_at_once_have_one_winner(string program, bool pageCallsNext)
    {
        await using var clerk = await world.ClerkAt(3);
        using var api = world.Hall.Client("demo-counter");
        foreach (var counter in (int[])[2, 3])
            (await CityHall.Post(api, $"/api/v1/sites/honchosha/counters/{counter}/open")).EnsureSuccessStatusCode();
        var page = clerk.Page;
        await Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");
        var number = await world.TakeNumber("J10");
        if (!pageCallsNext)
            await page.GetByLabel("番号を指定").FillAsync(number);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "お待ちの方の一覧" })).ToContainTextAsync(number);

        var calling = CityHall.Post(api, $"/api/v1/sites/honchosha/counters/2/{program}", program == "call" ? new { number } : null);
        await page.Keyboard.PressAsync(pageCallsNext ? "F1" : "Enter");
        using var answer = await calling;

        // Whoever came second hears in one sentence who has the ticket, or that nobody waits any more.
        await Expect(page.CurrentNumber().Or(page.Refused()).Or(page.Said().GetByText("お待ちの方はいません"))).ToBeVisibleAsync();
        var pageWon = await page.CurrentNumber().CountAsync() == 1;
        answer.StatusCode.Should().Be(!pageWon ? HttpStatusCode.OK : program == "call" ? HttpStatusCode.Conflict : HttpStatusCode.NoContent);
        if (answer.StatusCode is HttpStatusCode.Conflict)
            (await answer.Content.ReadAsStringAsync()).Should().Contain($"{number} は3番窓口が呼び出し中または対応中です。");
        if (!pageWon && !pageCallsNext)
            await Expect(page.Refused()).ToHaveTextAsync($"できません {number} は2番窓口が呼び出し中または対応中です。");
        foreach (var counter in (int[])[2, 3])
        {
            await CityHall.Post(api, $"/api/v1/sites/honchosha/counters/{counter}/complete");
            (await CityHall.Post(api, $"/api/v1/sites/honchosha/counters/{counter}/close")).EnsureSuccessStatusCode();
        }
        clerk.MustBeWithoutComplaint();
    }
}
