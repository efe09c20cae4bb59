using Deque.AxeCore.Playwright;
using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

[Collection(nameof(Chromium))]
public class Screens_in_a_browser(Chromium chromium) : KioskWorld
{
    static readonly string? Pictures = Environment.GetEnvironmentVariable("MADOGUCHI_SCREENSHOTS");

    // What is seen is inside the screen, nothing lies over a control, and every control is as large as a finger.
    const string Measure = """
        () => {
          const wrong = [];
          const root = document.documentElement;
          if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) wrong.push(`scrolls ${root.scrollWidth}x${root.scrollHeight}`);
          const main = document.querySelector("main"), foot = document.querySelector("footer").getBoundingClientRect();
          for (const one of main.querySelectorAll("*")) {
            const box = one.getBoundingClientRect();
            if (box.width === 0 || one.closest(".m-visually-hidden, rt, rp")) continue;
            if (box.bottom > foot.top + 1 || box.right > innerWidth + 1) wrong.push(`${one.tagName}.${one.className} ends at ${Math.round(box.right)},${Math.round(box.bottom)}: ${one.textContent.trim().slice(0, 20)}`);
            if (one.matches(".k-choice") && one.scrollHeight > one.clientHeight + 1) wrong.push(`cut off: ${one.textContent.trim().slice(0, 20)}`);
          }
          for (const one of document.querySelectorAll("a, button")) {
            const box = one.getBoundingClientRect();
            if (box.width === 0) continue;
            if (box.width < 72 || box.height < 71.5) wrong.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${one.textContent.trim().slice(0, 20)}`);
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            if (!top || !(one === top || one.contains(top))) wrong.push(`covered: ${one.textContent.trim().slice(0, 20)}`);
          }
          return wrong;
        }
        """;

    [Theory]
    [InlineData(1080, 1920, "ja", false)]
    [InlineData(1080, 1920, "ja-easy", false)]
    [InlineData(1080, 1920, "en", false)]
    [InlineData(1366, 768, "ja", false)]
    [InlineData(1366, 768, "ja-easy", false)]
    [InlineData(1366, 768, "en", false)]
    [InlineData(1920, 1080, "ja", false)]
    [InlineData(1366, 768, "ja", true)]
    [InlineData(1366, 768, "ja-easy", true)]
    [InlineData(1366, 768, "en", true)]
    [InlineData(1080, 1920, "en", true)]
    public async Task Every_screen_fits_without_scrolling_and_has_targets_for_fingers(int width, int height, string language, bool large)
    {
        var page = await chromium.OpenAsync(Url, width, height);
        var wrong = new List<string>();
        await WalkAsync(page, language, large, async screen =>
        {
            await KeepPictureAsync(page, $"{width}x{height}-{language}{(large ? "-large" : "")}-{screen}");
            wrong.AddRange((await page.EvaluateAsync<string[]>(Measure)).Select(found => $"{screen}: {found}"));
        });
        await page.Context.DisposeAsync();
        if (Pictures is not null)
            await File.WriteAllBytesAsync(Path.Combine(Pictures, $"paper-{language}.png"), Printer.Papers[^1].Png.ToArray());
        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData("ja", false)]
    [InlineData("ja-easy", false)]
    [InlineData("en", false)]
    [InlineData("ja", true)]
    public async Task Axe_finds_nothing_and_the_policy_is_never_broken(string language, bool inverted)
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        var wrong = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
                wrong.Add(message.Text);
        };
        page.PageError += (_, error) => wrong.Add(error);
        if (inverted)
            await page.GotoAsync("/look/inverted?back=/");
        await WalkAsync(page, language, large: false, async screen =>
        {
            if (inverted)
                await KeepPictureAsync(page, $"inverted-{screen}");
            var found = await page.RunAxe();
            wrong.AddRange(found.Violations.Select(violation => $"{screen}: {violation.Id} {string.Join(" ", violation.Nodes.Select(node => node.Html))}"));
        });
        await page.Context.DisposeAsync();
        wrong.Should().BeEmpty();
    }

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

    [Fact]
    public async Task A_reader_types_the_code_on_the_first_screen_and_paper_comes()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/");
        await page.Keyboard.TypeAsync("http://127.0.0.1:5081/r/ABCD2345");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札をお取りください");
        Printer.Papers.Should().ContainSingle();
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

    [Fact]
    public async Task After_half_a_minute_alone_it_asks_and_then_forgets_the_person()
    {
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.Clock.InstallAsync();
        await page.GotoAsync("/language/en?back=/categories");
        await page.Clock.RunForAsync(29_000);
        await Assertions.Expect(page.Locator("#idle")).ToBeHiddenAsync();
        await page.Clock.RunForAsync(2_000);
        await Assertions.Expect(page.Locator("#idle")).ToBeVisibleAsync();
        await KeepPictureAsync(page, "idle");
        await page.ClickAsync("#idle-stay");
        await Assertions.Expect(page.Locator("#idle")).ToBeHiddenAsync();

        await page.Clock.RunForAsync(31_000);
        await page.Clock.RunForAsync(21_000);
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("いらっしゃいませ。どちらかを押してください");
        await page.GoBackAsync();
        (await page.ContentAsync()).Should().NotContain("What is it about?");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_ticket_on_its_way_shows_itself_without_a_touch()
    {
        Printer.Fault = new(FaultKind.Slow, 100);
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await IssueAsync(page);
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札を印刷しています");
        await Assertions.Expect(page.Locator(".k-number__value")).ToHaveTextAsync("B001");

        Printer.Fault = FaultSetting.None;
        await Assertions.Expect(page.Locator("#title")).ToHaveTextAsync("番号札をお取りください", new() { Timeout = 20_000 });
        await page.Context.DisposeAsync();
    }

    async Task WalkAsync(IPage page, string language, bool large, Func<string, Task> check)
    {
        // A click returns when the next page begins; what is measured is the page with its styles.
        async Task look(string screen)
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
            await check(screen);
        }

        await page.GotoAsync($"/language/{language}?back=/");
        if (large)
            await page.GotoAsync("/look/large?back=/");
        await look("start");
        await page.GotoAsync("/categories");
        await look("categories");
        await page.GotoAsync("/procedures/A");
        await page.ClickAsync("[value=J10]");
        await look("procedures");
        await page.GotoAsync("/procedures/F");
        await look("procedures-children");
        await page.GotoAsync("/elsewhere/R13");
        await look("elsewhere");
        foreach (var (category, code) in new[] { ("A", "J11"), ("B", "J01"), ("B", "J02"), ("D", "H01"), ("D", "N02"), ("C", "M01"), ("F", "C01") })
        {
            var number = 0;
            do
                await page.GotoAsync($"/procedures/{category}?page={++number}");
            while (await page.Locator($"[value={code}]").CountAsync() == 0);
            await page.ClickAsync($"[value={code}]");
        }
        await page.GotoAsync("/without-visit");
        await look("without-visit");
        await page.GotoAsync("/confirm");
        await look("confirm");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-number__value")).ToBeVisibleAsync();
        await look("ticket");
        await page.GotoAsync("/confirm");
        Printer.Fault = new(FaultKind.PaperOut);
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await Assertions.Expect(page.Locator(".k-qr__code")).ToBeVisibleAsync();
        await look("ticket-no-paper");
        Printer.Fault = FaultSetting.None;
        await page.GotoAsync("/reservation");
        await look("reservation");
        await page.FillAsync("#code", "ABCD2346");
        await page.ClickAsync("#ok");
        await look("reservation-unknown");
        City.State.Refusal = new("site-closed", "ただいま受付時間外です。");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await look("refused");
        City.State.Refusal = null;
        await page.ClickAsync(".k-call");
        await look("staff-called");
        await page.GotoAsync("/staff");
        await look("pin");
        await page.FillAsync("#pin", "2468");
        await page.ClickAsync(".k-pin .m-button--primary");
        await look("staff");
        await CityGoesAwayAsync();
        await page.GotoAsync("/");
        await look("away");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("[name=code]");
        await page.ClickAsync("form[action='/issue'] button");
        await look("unavailable");
    }

    /// <summary>With MADOGUCHI_SCREENSHOTS naming a folder, every screen is kept there to be looked at.</summary>
    static async Task KeepPictureAsync(IPage page, string name)
    {
        if (Pictures is null)
            return;
        try
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{name}.png") });
        }
        catch (PlaywrightException)
        {
            // A busy machine misses a picture now and then; nothing is decided by it.
        }
    }

    static async Task IssueAsync(IPage page)
    {
        await page.GotoAsync("/procedures/B");
        await page.ClickAsync("[value=J01]");
        await page.GotoAsync("/confirm");
        await page.ClickAsync("form[action='/issue'] button");
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
