using Madoguchi.TestKit.Browser;
using Madoguchi.TestKit.Mails;
using Madoguchi.Ui.Languages;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

/// <summary>Waiting behind others and having enough, as seen on a telephone, with a keyboard and without JavaScript.</summary>
public sealed class A_pause_in_the_browser
{
    const string Active = "document.activeElement.id || document.activeElement.type";
    static readonly DateTimeOffset Nine = Site.Morning.AddDays(1).AddHours(1);
    static readonly string Details = BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine);

    readonly TurnedClock clock = new(Site.Morning);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_by_itself_with_the_focus_on_the_button_and_Enter_books(bool javaScript)
    {
        await using var site = await Open("--Madoguchi:Booking:PerClient=1");
        using (var first = site.Resident())
            await first.Book("honchosha", ["J10"], Resident.Hanako, Nine);
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address, 320, javaScript);
        await Send(page, "ja");

        (await page.TitleAsync()).Should().StartWith("あと約10秒で、予約に進めます");
        (await page.EvaluateAsync<string>(Active)).Should().Be("pause", "a screen reader begins with what is to be known");
        (await page.Locator("main [role=status]").InnerTextAsync()).Should().Contain("たくさんの予約が続いています").And.Contain("あと約10秒で、予約に進めます");
        (await page.Locator("main button[type=submit]").CountAsync()).Should().Be(0);

        clock.Turn(TimeSpan.FromSeconds(10));
        await Assertions.Expect(page.Locator("main button[type=submit]")).ToBeFocusedAsync();
        (await page.TitleAsync()).Should().StartWith("お待たせしました");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator(".r-code")).ToBeVisibleAsync();
        (await page.Context.CookiesAsync()).Select(cookie => cookie.Name).Should().BeEquivalentTo(["lang", "form"], "what was typed is not kept longer than it is needed");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Its_pages_fit_in_five_languages_break_no_policy_and_axe_finds_nothing(int width)
    {
        await using var site = await Open("--Madoguchi:Booking:PerClient=1");
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Resident.Hanako, Nine);
        await using var chromium = await Chromium.Start();
        foreach (var language in Language.All)
        {
            var page = await chromium.Open(site.Address, width);
            var complaints = Complaints(page);
            await Send(page, language.Code);
            (await page.Locator("#pause").CountAsync()).Should().Be(1);
            await Look(page, "pause-waits", language, width);
            clock.Turn(TimeSpan.FromMinutes(3));
            await page.ReloadAsync();
            (await page.Locator("main button[type=submit]").CountAsync()).Should().Be(1);
            await Look(page, "pause-ready", language, width);
            complaints.Should().BeEmpty();
        }
        for (var i = 0; i < 10; i++)
            await (await browser.OpenDetails(Details)).Send(Resident.Hanako);
        foreach (var language in Language.All)
        {
            var page = await chromium.Open(site.Address, width);
            await Send(page, language.Code);
            await Look(page, "pause-no-place", language, width);
        }
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task The_word_of_enough_fits_in_five_languages_and_axe_finds_nothing(int width)
    {
        await using var site = await Open("--Madoguchi:Booking:PerContact=2");
        using var browser = site.Resident();
        for (var i = 0; i < 2; i++)
            await browser.Book("honchosha", ["J10"], Resident.Hanako, Nine);
        await using var chromium = await Chromium.Start();
        foreach (var language in Language.All)
        {
            var page = await chromium.Open(site.Address, width);
            var complaints = Complaints(page);
            await Send(page, language.Code);
            (await page.Locator(".m-notice--error").CountAsync()).Should().Be(1);
            await Look(page, "contact-full", language, width);
            complaints.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task The_word_of_unproved_mails_fits_in_five_languages_and_axe_finds_nothing()
    {
        await using var relay = new MailServer();
        await using var site = await Open(WaitingWorld.MailSettings(relay.Port));
        using (var browser = site.Resident())
            for (var i = 0; i < 3; i++)
                await browser.Book("honchosha", ["J10"], new("市民", "しみん", Mail: "mio@mail.example"), Nine);
        await using var chromium = await Chromium.Start();
        foreach (var language in Language.All)
        {
            var page = await chromium.Open(site.Address, 320);
            await Send(page, language.Code, "", "mio@mail.example");
            (await page.Locator(".m-notice--error").CountAsync()).Should().Be(1);
            await Look(page, "mail-unproved", language, 320);
        }
    }

    static async Task Look(IPage page, string name, Language language, int width)
    {
        await Chromium.Keep(page, $"{name}-{language.Code}-{width}");
        if (language.Code is "ja" or "en")
            (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody in {language.Code}");
        (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue($"{name} fits in {language.Code}");
    }

    static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        return complaints;
    }

    Task<Site> Open(params string[] settings) => Site.Behind(clock, OutsideMaster.Slots(Nine, 4, capacity: 30), settings);

    static async Task Send(IPage page, string language, string phone = "090-1234-5678", string mail = "")
    {
        await page.GotoAsync($"{Details}&lang={language}");
        await page.FillAsync("[name=name]", "葛󠄀城 花子");
        await page.FillAsync("[name=kana]", "かつらぎ はなこ");
        await page.FillAsync("[name=phone]", phone);
        await page.FillAsync("[name=mail]", mail);
        await page.ClickAsync("main button[type=submit]");
        // Hanako of the same number comes that day already.
        if (await page.Locator("input[name=again]").CountAsync() > 0)
            await page.ClickAsync("main button[type=submit]");
    }
}
