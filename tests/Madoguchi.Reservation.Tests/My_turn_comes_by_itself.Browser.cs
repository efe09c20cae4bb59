using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

/// <summary>The same as seen on a telephone.</summary>
public partial class My_turn_comes_by_itself
{
    [Fact]
    public async Task In_a_browser_the_turn_changes_within_a_second_without_asking_again()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        await page.GotoAsync($"/t/{Token}?lang=en");
        await Eventually(() => asked.Contains($"/t/{Token}/events"));
        await Eventually(() => site.Services.GetRequiredService<TurnStreams>().Count == 1);

        (await Quickest(async version =>
        {
            await Push(cityHall, Status(version, LegStates.Called, counter: (int)version));
            await Assertions.Expect(page.Locator("#turn")).ToContainTextAsync($"Go to counter {version}");
        })).Should().BeLessThan(AtOnce);
        (await page.TitleAsync()).Should().Be("[Called] A012 | Kokubunji City");
        asked.Count(path => path == $"/t/{Token}").Should().Be(1, "it does not poll");

        await site.StopNow();
        await Assertions.Expect(page.Locator("#turn-lost")).ToBeVisibleAsync();
        (await page.Locator("#turn-lost").InnerTextAsync()).Should().Contain("What you see is from 8:0");
    }

    [Fact]
    public async Task Where_no_stream_is_to_be_had_the_page_is_fetched_now_and_then()
    {
        await using var site = await Site.Start(null, "--Madoguchi:Streams=1");
        await using var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        using var taken = await TurnListener.Open(site, Token);
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address);
        await page.GotoAsync($"/t/{Token}");

        await Push(cityHall, Status(2, LegStates.Called, counter: 2));
        await Assertions.Expect(page.Locator("#turn")).ToContainTextAsync("2番窓口へ");
        (await page.Locator("#turn-lost").IsVisibleAsync()).Should().BeFalse();
    }
}
