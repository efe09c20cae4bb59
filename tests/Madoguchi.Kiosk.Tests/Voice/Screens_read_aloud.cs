using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Microsoft.Playwright;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Voice;

/// <summary>Somebody who cannot read the screen touches 「音声」.</summary>
[Collection(nameof(Chromium))]
public sealed class Screens_read_aloud(Chromium chromium) : KioskWorld
{
    string[] Heard => [.. City.State.Spoken.Select(spoken => spoken.Text)];

    [Fact]
    public async Task Say_heading_and_choices_in_their_order_and_mark_what_is_heard()
    {
        var page = await OpenAsync();
        City.State.Spoken.Clear();
        await Listen(page).ClickAsync();
        await Marked(page, 1);
        await page.KeepPictureAsync("read-aloud");
        await Assertions.Expect(Listen(page)).ToHaveAttributeAsync("aria-pressed", "false");
        await Assertions.Expect(page.Locator(".k-spoken")).ToHaveCountAsync(0);

        var shown = (await page.Locator("h1, .k-choice strong, .k-choice span").AllInnerTextsAsync()).Select(text => text.Trim()).ToArray();
        (await page.EvaluateAsync<string[]>("() => window.marked")).Should().Equal(shown);
        Heard.Should().BeEquivalentTo(shown);
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Fall_silent_at_a_second_touch_and_repeat_at_the_repeat_key()
    {
        var page = await OpenAsync();
        await Listen(page).ClickAsync();
        await Listen(page).ClickAsync();
        await Assertions.Expect(page.Locator(".k-spoken")).ToHaveCountAsync(0);
        await page.EvaluateAsync("() => { window.marked = []; }");

        await page.Keyboard.PressAsync("Home");
        await Marked(page, 2);
        (await page.EvaluateAsync<string[]>("() => window.marked"))[..2].Should().Equal("ひとつ選んで押してください", "番号札をとる");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Say_what_was_said_before_when_the_line_is_cut_even_after_a_restart()
    {
        await UntilPageAsync("/", page => page.Contains("k-listen", StringComparison.Ordinal));
        await CityGoesAwayAfterLendingAsync();
        await StopKioskAsync();
        await StartKioskAsync();
        City.State.Spoken.Clear();
        var page = await OpenAsync();
        await Listen(page).ClickAsync();
        await Marked(page, 3);
        Heard.Should().BeEmpty("the kiosk has kept it");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task Are_silent_without_a_button_where_the_city_has_no_voice()
    {
        City.State.Mute = true;
        await City.DisposeAsync();
        await CityComesBackAsync();
        await UntilPageAsync("/", page => !page.Contains("k-listen", StringComparison.Ordinal));
        await GoAsync("/voice?text=はい");
        Page.Should().BeEmpty();
    }

    [Fact]
    public async Task Are_as_loud_as_staff_have_set_it_also_after_a_restart()
    {
        await UntilPageAsync("/", page => page.Contains("k-listen", StringComparison.Ordinal));
        Page.Should().Contain("data-volume=\"60\"");
        await PostAsync("/staff/device/volume", ("percent", "100"));
        await GoAsync("/");
        Page.Should().Contain("data-volume=\"60\"", "nobody but staff sets it");

        await PostAsync("/staff", ("pin", "2468"));
        await PostAsync("/staff/device/volume", ("percent", "30"));
        Path_.Should().Be("/staff/device");
        using var loud = await PostAsync("/staff/device/volume", ("percent", "900"));
        loud.StatusCode.Should().Be(System.Net.HttpStatusCode.BadRequest);
        await StopKioskAsync();
        await StartKioskAsync();
        await UntilPageAsync("/", page => page.Contains("data-volume=\"30\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cost_no_more_than_their_memory_when_nothing_can_be_kept()
    {
        await StopKioskAsync();
        Directory.Delete(Path.Combine(Data, "voice"), recursive: true);
        // A file in the folder's place: nothing can be written there, whoever runs the tests.
        await File.WriteAllTextAsync(Path.Combine(Data, "voice"), "");
        await StartKioskAsync();
        await UntilPageAsync("/", page => page.Contains("k-listen", StringComparison.Ordinal));
        using var heard = await new HttpClient().GetAsync(new Uri($"{Url}/voice?text=はい"));
        heard.IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task Never_say_what_somebody_typed()
    {
        var page = await OpenAsync();
        foreach (var (path, field, typed) in new[] { ("/reservation", "#code", "QQ77WW88"), ("/reservation/name", "#kana", "こくぶはなこ") })
        {
            await page.GotoAsync(path);
            await page.FillAsync(field, typed);
            City.State.Spoken.Clear();
            await Listen(page).ClickAsync();
            await Assertions.Expect(Listen(page)).ToHaveAttributeAsync("aria-pressed", "false");
            Heard.Should().NotBeEmpty().And.NotContain(text => text.Contains(typed.Substring(0, 4), StringComparison.Ordinal));
        }
        await page.Context.DisposeAsync();
    }

    const string Watch =
        """
        () => {
          window.marked = [];
          new MutationObserver(changes => {
            for (const { target } of changes)
              if (target.classList.contains('k-spoken') && window.marked.at(-1) !== target.innerText.trim()) window.marked.push(target.innerText.trim());
          }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['class'] });
        }
        """;

    static Task<IJSHandle> Marked(IPage page, int least) => page.WaitForFunctionAsync("least => window.marked.length >= least", least);

    static ILocator Listen(IPage page) => page.Locator(".k-listen:visible");

    async Task<IPage> OpenAsync()
    {
        await UntilPageAsync("/", page => page.Contains("k-listen", StringComparison.Ordinal));
        var page = await chromium.OpenAsync(Url, 1080, 1920);
        await page.GotoAsync("/");
        await page.EvaluateAsync(Watch);
        return page;
    }
}
