using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

[Collection(nameof(Chromium))]
public class Keys_and_readers_in_a_browser(Chromium chromium) : KioskWorld
{
    [Fact]
    public async Task Four_keys_are_enough_for_a_number()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/");
        await PressUntilAsync(page, "番号札をとる");
        await PressUntilAsync(page, "証明書");
        await PressUntilAsync(page, "住民票の写し");
        await PressUntilAsync(page, "選び終わった");
        await PressUntilAsync(page, "窓口で手続きする");
        await PressUntilAsync(page, "番号札を発行する");

        await Assertions.Expect(page.Locator(".k-number__value")).ToHaveTextAsync("A001");
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(page.Locator("#title")).ToBeFocusedAsync();
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public async Task A_reader_types_the_code_on_the_first_screen_and_paper_comes(int pause)
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/");
        await page.Keyboard.TypeAsync("http://127.0.0.1:5081/r/ABCD2345", new() { Delay = pause });
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札をお取りください");
        Printer.Papers.Should().ContainSingle();
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task News_of_the_kiosk_do_not_take_the_answer_away()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/");
        City.State.Silent = true;
        await page.Keyboard.TypeAsync("http://127.0.0.1:5081/r/ABCD2345");
        await page.Keyboard.PressAsync("Enter");
        await page.RouteAsync("**/state", route => route.FulfillAsync(new() { Body = "another" }));

        await page.WaitForURLAsync("**/ticket");
        City.State.Silent = false;
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Keys_on_the_screen_and_of_a_keyboard_write_the_same_code()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/reservation");
        foreach (var key in "ABCE")
            await page.ClickAsync($".k-key[value={key}]");
        await page.ClickAsync("[name=key][value=back]");
        await page.FocusAsync("#code");
        await page.Keyboard.TypeAsync("d2345", new() { Delay = 120 });
        await page.ClickAsync("#ok");

        await Assertions.Expect(page.Locator(".k-number__value")).ToHaveTextAsync("A001");
        await page.Context.DisposeAsync();
    }

    /// <summary>Presses "next" until this is focused, then "OK", and waits for the next screen.</summary>
    static async Task PressUntilAsync(IPage page, string label)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("ArrowRight");
            if (!(await page.EvaluateAsync<string>("document.activeElement.textContent")).Contains(label, StringComparison.Ordinal))
                continue;
            await page.EvaluateAsync("() => { window.before = true; }");
            await page.Keyboard.PressAsync("Enter");
            await Eventually.IsTrue(() => IsNewAsync(page), $"{label} leads on");
            return;
        }
        throw new InvalidOperationException($"{label} cannot be reached by keys on {page.Url}");
    }

    static async Task<bool> IsNewAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => !window.before && document.readyState === 'complete'");
        }
        catch (PlaywrightException)
        {
            // Asked in the middle of the change.
            return false;
        }
    }
}
