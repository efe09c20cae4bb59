using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Terminal;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>Names in all languages, sites, devices and orders, with nothing but the pages.</summary>
public sealed class Changing_the_city_and_its_sites(CityHallWithBrowser world) : IClassFixture<CityHallWithBrowser>
{
    [Fact]
    public async Task A_site_is_added_put_first_and_taken_away()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/sites");
        var page = admin.Page;
        await admin.Look("master-sites");
        await page.GetByRole(AriaRole.Link, new() { Name = "拠点を足す" }).ClickAsync();
        await page.GetByLabel("コード").FillAsync("Hikari");
        await page.GetByLabel("名前", new() { Exact = false }).First.FillAsync("ひかりプラザ");
        await page.GetByLabel("名前（英語）").FillAsync("Hikari Plaza");
        await page.GetByLabel("名前（中国語）").FillAsync("光广场");
        await page.GetByLabel("はじめの内容").SelectOptionAsync("kokubunji-eki");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("コードは、英小文字・数字・ハイフンで40文字までにしてください");
        await admin.Look("master-site-refused");
        await page.GetByLabel("コード").FillAsync("hikari");
        await page.Press("保存する");
        var table = page.GetByRole(AriaRole.Table);
        await Expect(table.Locator("tbody tr").Last).ToContainTextAsync("ひかりプラザ");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await page.Press("ひかりプラザを上へ");
            await Expect(page.GetByText("並び順を変えました。")).ToBeVisibleAsync();
        }
        await Expect(table.Locator("tbody tr").First).ToContainTextAsync("ひかりプラザ");
        await admin.Look("master-sites-moved");

        await page.GetByRole(AriaRole.Link, new() { Name = "ひかりプラザ" }).ClickAsync();
        await page.Press("消す");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("消す拠点のコードを hikari と入れてください。");
        await page.GetByLabel("消す拠点のコード").FillAsync("hikari");
        await page.Press("消す");
        await Expect(page.GetByText("消しました。")).ToBeVisibleAsync();
        await Expect(table).Not.ToContainTextAsync("ひかりプラザ");
        await page.GetByRole(AriaRole.Link, new() { Name = "変更の記録を見る" }).ClickAsync();
        await Expect(page.Locator("tbody")).ToContainTextAsync("拠点の並び順");
        await Expect(page.Locator("tbody")).ToContainTextAsync("光广场");
        await admin.Look("master-changes-sites");
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_kiosk_in_use_is_taken_away_knowingly_and_its_site_not_at_all()
    {
        await using var kiosk = new HubConnectionBuilder()
            .WithUrl(new Uri(world.Hall.Url, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>("demo-kiosk"))
            .Build();
        await kiosk.StartAsync();
        await kiosk.InvokeAsync<object>("Hello", new { Site = "kunitachi-eki", Name = "入口の発券機", Version = "1", LocalTime = DateTimeOffset.UnixEpoch });
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/sites/kunitachi-eki");
        var page = admin.Page;
        await page.GetByLabel("消す拠点のコード").FillAsync("kunitachi-eki");
        await page.Press("消す");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("発券機「入口の発券機」が今つながっています。");

        await page.GetByLabel("発券機の台数").FillAsync("0");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("発券機が今1台つながっています（入口の発券機）");
        await admin.Look("master-site-in-use");
        await page.Press("使われていることを確認して保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task The_city_has_names_in_all_languages_and_procedures_an_order()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/municipality");
        var page = admin.Page;
        await page.GetByLabel("気象庁の地域コード").FillAsync("東京");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("6けたか7けたの数字にしてください。");
        await page.GetByLabel("気象庁の地域コード").FillAsync("1321400");
        await page.GetByLabel("名前（韓国語）").FillAsync("고쿠분지 시");
        await page.Press("保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("名前（韓国語）")).ToHaveValueAsync("고쿠분지 시");
        await admin.Look("master-municipality");
        await page.Locator("#calendar").GetByLabel("土").UncheckAsync();
        await page.Locator("#calendar").GetByRole(AriaRole.Button, new() { Name = "保存する" }).ClickAsync();
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Expect(page.Locator("#calendar").GetByLabel("土")).Not.ToBeCheckedAsync();

        await page.GotoAsync("/admin/master/procedures");
        await page.GetByLabel("住民票の写しの順番").FillAsync("1");
        await admin.Look("master-procedures-order");
        await page.Press("並び順を保存する");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("住民票の写し");
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("転入届");

        await page.GetByRole(AriaRole.Link, new() { Name = "住民票の写し" }).ClickAsync();
        await Expect(page.GetByLabel("名前（中国語）")).ToHaveValueAsync("住民票副本");
        await page.GetByLabel("名前（中国語）").FillAsync("住民票复印件");
        await page.Press("保存する");
        var procedures = await page.APIRequest.GetAsync(new Uri(world.Hall.Url, "/api/v1/sites/honchosha/procedures?lang=zh-Hans").ToString());
        (await procedures.TextAsync()).Should().Contain("住民票复印件");
        admin.MustBeWithoutComplaint();
    }
}
