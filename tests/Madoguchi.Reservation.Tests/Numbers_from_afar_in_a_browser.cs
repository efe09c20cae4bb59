using Madoguchi.TestKit.Browser;
using Madoguchi.Ui.Languages;
using Microsoft.Playwright;
using static Madoguchi.Reservation.Tests.RemoteHall;

namespace Madoguchi.Reservation.Tests;

public class Numbers_from_afar_in_a_browser
{
    const double MostBytes = 100 * 1024;

    [Fact]
    public async Task Its_pages_fit_into_320_pixels_in_five_languages_by_keyboard_and_axe_finds_nothing()
    {
        await using var site = await Site.Start(null, "--Madoguchi:Remote:PerClient=1000");
        await using var cityHall = await Hall(site, 50, answer: ask => new(ask.Code, "A012", null));
        await using var chromium = await Chromium.Start();
        foreach (var (language, javaScript) in Language.All.SelectMany(language => new[] { (language, true), (language, false) }))
        {
            var page = await chromium.Open(site.Address, 320, javaScript);
            var weight = await PageWeight.Of(page);
            async Task Look(string name)
            {
                name = $"{name}-{language.Code}{(javaScript ? "" : "-plain")}";
                (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).Should().BeTrue($"{name} fits");
                weight.Bytes.Should().BeLessThanOrEqualTo(MostBytes, $"{name}: {string.Join(' ', weight.Parts)}");
                if (javaScript)
                    (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody");
                await Chromium.Keep(page, name);
            }

            await page.GotoAsync($"/remote?lang={language.Code}");
            await Look("remote-start");
            await page.EnterOn("a[href='/remote/honchosha']");
            await page.TabTo("summary");
            await page.Keyboard.PressAsync("Enter");
            await page.TabTo("#p-J10");
            await page.Keyboard.PressAsync("Space");
            await Look("remote-procedures");
            await page.EnterOn("main button[type=submit]");
            await Look("remote-confirm");
            await page.EnterOn("main button[type=submit]");
            var token = new Uri(page.Url).Segments[^1];
            await Assertions.Expect(page.Locator(".r-turn__number")).ToHaveTextAsync("A012");
            await Look("remote-issued");
            await cityHall.Push(Ticket(token, 1, new(false, null, null)));
            await page.GotoAsync($"/t/{token}");
            await Assertions.Expect(page.Locator("#turn")).ToHaveAttributeAsync("data-state", "away");
            await Look("remote-away");
            await cityHall.Push(Ticket(token, 2, new(false, Site.Morning, Site.Morning.AddMinutes(10))));
            await page.GotoAsync($"/t/{token}");
            await Look("remote-missed");
            await page.EnterOn($"a[href='/t/{token}/give-up']");
            await Look("remote-give-up");
            await page.EnterOn("main button[type=submit]");
            await Look("remote-given-up");
            await page.Context.CloseAsync();
        }
    }
}
