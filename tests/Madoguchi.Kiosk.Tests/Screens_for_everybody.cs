using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

/// <summary>In a browser of their own, beside the other screens: together they are half of the time of all tests of the kiosk.</summary>
[Collection(nameof(ChromiumForAxe))]
public class Screens_for_everybody(Chromium chromium) : ScreenWorld
{
    [Theory, MemberData(nameof(Walks))]
    public async Task A_kiosk_that_is_not_let_in_yet_or_any_more_fits_as_well_and_axe_finds_nothing(string language)
    {
        var (width, height) = Sizes[0];
        var wrong = new List<string>();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Kiosk:Key=");
        var page = await chromium.OpenAsync(Url, width, height);
        await page.GotoAsync($"/language/{language}?back=/");
        await look("enrol");
        foreach (var (code, screen) in new[] { ("ABC", "enrol-too-short"), ("AAAAAAAAAA", "enrol-unknown"), ("USEDUSEDUS", "enrol-used"), ("WATTAMANYX", "enrol-too-many") })
            await EnterAsync(code, screen);
        await City.DisposeAsync();
        await EnterAsync(City.Code, "enrol-unreachable");
        await page.Context.DisposeAsync();

        City.State.Revoked = true;
        City = await City.StartAsync(City.State, City.Url);
        await StopKioskAsync();
        await StartKioskAsync();
        await UntilPageAsync("/", shown => shown.Contains("このキオスクの登録は取り消されています", StringComparison.Ordinal));
        page = await chromium.OpenAsync(Url, width, height);
        await page.GotoAsync($"/language/{language}?back=/");
        await look("enrol-revoked");
        await page.Context.DisposeAsync();
        wrong.Should().BeEmpty();

        async Task EnterAsync(string code, string screen)
        {
            await page.FillAsync("#code", code);
            await page.ClickAsync("#ok");
            await look(screen);
        }

        async Task look(string screen)
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
            await MeasureAsync(page, language, screen, wrong);
            wrong.AddRange((await page.AxeFindings()).Select(found => $"{screen}: {found}"));
        }
    }

    [Theory]
    [InlineData("ja", "plain")]
    [InlineData("ja-easy", "low")]
    [InlineData("en", "large")]
    [InlineData("zh-Hans", "plain")]
    [InlineData("ko", "plain")]
    [InlineData("ja", "inverted")]
    public async Task Axe_finds_nothing_and_the_policy_is_never_broken(string language, string look)
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        var wrong = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                wrong.Add(message.Text);
        };
        page.PageError += (_, error) => wrong.Add(error);
        await WalkAsync(page, language, look, async screen =>
        {
            wrong.AddRange((await page.AxeFindings()).Select(found => $"{screen}: {found}"));
        });
        await page.Context.DisposeAsync();
        wrong.Should().BeEmpty();
    }
}

[CollectionDefinition(nameof(ChromiumForAxe))]
public sealed class ChromiumForAxe : ICollectionFixture<Chromium>;
