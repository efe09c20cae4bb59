using Madoguchi.Contracts.Hosts;
using Madoguchi.Reservation.Pages.Privacy;
using Madoguchi.Ui.Languages;
using Microsoft.Extensions.Configuration;

namespace Madoguchi.Reservation.Tests;

public class What_is_said_of_privacy
{
    [Fact]
    public async Task The_page_tells_the_days_that_are_set_and_whom_to_ask()
    {
        await using var site = await Site.Start(null, "--Madoguchi:KeepDays=21", "--Madoguchi:KeepCancelledDays=3", "--Madoguchi:Contact=国分寺市 情報管理課 <042-325-0111>");
        using var browser = site.Resident();

        foreach (var language in Language.All)
        {
            var page = (await browser.Get($"/privacy?lang={language.Code}")).Html;
            page.Should().Contain("21").And.Contain("3").And.Contain("情報管理課 &lt;042-325-0111&gt;").And.Contain("href=\"/r\"");
        }
        (await browser.Get("/privacy?lang=ja")).Html.Should().Contain("予約の日から21日たったら消します").And.Contain("取り消した日から3日たったら消します").And.Contain("マイナンバーはお聞きしません");
    }

    [Fact]
    public async Task The_way_of_mails_is_told_where_mails_are_sent()
    {
        await using var silent = await Site.Start();
        await using var mailing = await Site.Start(
            null, "--Madoguchi:Mail:Smtp=smtp:127.0.0.1:9", "--Madoguchi:Mail:From=yoyaku@kokubunji.example", "--Madoguchi:PublicUrl=https://yoyaku.kokubunji.example");
        (await silent.Resident().Get("/privacy?lang=ja")).Html.Should().NotContain("中継サーバー");
        foreach (var (language, relay) in new[] { ("ja", "中継サーバー"), ("ja-easy", "機械"), ("en", "relay"), ("zh-Hans", "中转服务器"), ("ko", "중계 서버") })
            (await mailing.Resident().Get($"/privacy?lang={language}")).Html.Should().Contain(relay);
    }

    [Fact]
    public async Task Every_page_leads_there_and_the_step_that_asks_for_a_name_does_so_beside_its_button()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 2, 2));
        using var browser = site.Resident();
        foreach (var page in new[] { "/", "/book/honchosha", "/book/honchosha/day?p=J10", "/guide", "/now", "/r", "/t/x", "/nothing", "/privacy" })
            (await browser.Get(page)).Html.Should().Contain("<a class=\"r-footer__link\" href=\"/privacy\"", page);

        var details = (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], Site.Morning.AddHours(1)))).Html;
        details[..details.IndexOf("<footer", StringComparison.Ordinal)].Should().Contain("href=\"/privacy\"");
    }

    [Fact]
    public async Task There_are_no_cookies_but_those_it_names()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 2, 2));
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address);
        await page.GotoAsync("/?lang=ja");
        await page.GotoAsync("/book/honchosha/time?p=J10&day=2026-11-24");
        await page.ClickAsync("button.r-choice");
        var held = await page.Context.CookiesAsync();
        held.Select(cookie => cookie.Name).Should().BeEquivalentTo("lang", "form", "held");
        held.Should().OnlyContain(cookie => cookie.HttpOnly);
        await page.FillAsync("[name=name]", "国分 花子");
        await page.FillAsync("[name=kana]", "こくぶ はなこ");
        await page.FillAsync("[name=phone]", "090-1234-5678");
        await page.ClickAsync("main button[type=submit]");
        await page.ClickAsync("main a.m-button");
        await page.FillAsync("[name=contact]", "5678");
        await page.ClickAsync("main button[type=submit]");
        await page.GotoAsync("/now");
        await page.GotoAsync("/privacy");

        var cookies = await page.Context.CookiesAsync();
        cookies.Select(cookie => cookie.Name).Should().BeEquivalentTo("lang", "form", "mine");
        cookies.Should().OnlyContain(cookie => cookie.HttpOnly);
        (await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).Should().Be(0);
    }

    [Theory]
    [InlineData("a\u0007b")]
    [InlineData("two\nlines")]
    public void A_contact_that_cannot_be_printed_is_named(string value) =>
        FluentActions.Invoking(() => PrivacyContact.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Madoguchi:Contact", value)]).Build()))
            .Should().Throw<SettingException>().Which.Message.Should().StartWith("MADOGUCHI__CONTACT");
}
