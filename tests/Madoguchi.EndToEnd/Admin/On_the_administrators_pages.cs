using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Terminal;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

[Collection(StaffPages.Name)]
public class On_the_administrators_pages(CityHallWithBrowser world)
{
    [Fact]
    public async Task Today_is_seen_at_a_glance_and_follows_what_happens()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin");
        var issued = admin.Page.Locator(".admin-site", new() { HasText = "国立駅前" }).Locator(".admin-figures div", new() { HasText = "発券" }).Locator("dd");
        await Expect(issued).ToHaveTextAsync("0");
        using var kiosk = world.Hall.Client("demo-kiosk");
        (await CityHall.Post(kiosk, "/api/v1/sites/kunitachi-eki/tickets", new { procedures = new[] { "J10" } })).EnsureSuccessStatusCode();

        await Expect(issued).ToHaveTextAsync("1");
        await admin.Picture("admin");
        await admin.MustBeAccessible();
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_clerk_is_not_let_in()
    {
        await using var clerk = await world.Chrome.Open(world.Hall.Url);
        await clerk.SignIn(Staff.Clerk, "/counter");
        var answer = await clerk.Page.GotoAsync("/admin");
        answer!.Status.Should().Be(403);
        await Expect(clerk.Page.GetByText("権限がありません")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_notice_is_added_corrected_and_taken_away()
    {
        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/signage");
        var page = admin.Page;
        await page.GetByLabel("題名").FillAsync("本日は窓口が混み合っています");
        await page.GetByLabel("本文").FillAsync("証明書はコンビニでも取れます。\nマイナンバーカードをお持ちください。");
        await page.GetByLabel("表示を終える日時").FillAsync("2026-03-01T17:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存して表示盤に送る" }).ClickAsync();
        await Expect(page.GetByText("終える日時は、始める日時より後にしてください。")).ToBeVisibleAsync();

        await page.GetByLabel("表示を終える日時").FillAsync("2026-04-30T17:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存して表示盤に送る" }).ClickAsync();
        await Expect(page.GetByText("保存して、表示盤に送りました。")).ToBeVisibleAsync();
        await admin.Picture("admin-signage");
        await admin.MustBeAccessible();

        await page.GetByRole(AriaRole.Link, new() { Name = "「本日は窓口が混み合っています」を直す" }).ClickAsync();
        await page.GetByLabel("題名").FillAsync("窓口は空いています");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存して表示盤に送る" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("窓口は空いています");
        await Expect(page.GetByRole(AriaRole.Table)).Not.ToContainTextAsync("混み合っています");

        await page.GetByRole(AriaRole.Button, new() { Name = "「窓口は空いています」を消す" }).ClickAsync();
        await Expect(page.GetByText("お知らせを消しました。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table)).Not.ToContainTextAsync("窓口は空いています");
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task Statistics_are_pictures_with_the_same_numbers_as_a_table_and_as_CSV()
    {
        using var counter = world.Hall.Client("demo-counter");
        using var kiosk = world.Hall.Client("demo-kiosk");
        (await CityHall.Post(counter, "/api/v1/sites/kokubunji-eki/counters/1/open")).EnsureSuccessStatusCode();
        for (var i = 0; i < 3; i++)
            (await CityHall.Post(kiosk, "/api/v1/sites/kokubunji-eki/tickets", new { procedures = new[] { "J10" } })).EnsureSuccessStatusCode();
        (await CityHall.Post(counter, "/api/v1/sites/kokubunji-eki/counters/1/call-next")).EnsureSuccessStatusCode();
        (await CityHall.Post(counter, "/api/v1/sites/kokubunji-eki/counters/1/complete")).EnsureSuccessStatusCode();

        await using var admin = await world.Chrome.Open(world.Hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/statistics");
        var page = admin.Page;
        await page.GetByLabel("施設").SelectOptionAsync("kokubunji-eki");
        await page.GetByRole(AriaRole.Button, new() { Name = "表示する" }).ClickAsync();

        await Expect(page.Locator(".admin-figures div", new() { HasText = "発券した番号札" }).Locator("dd")).ToHaveTextAsync("3");
        await Expect(page.GetByRole(AriaRole.Img, new() { Name = "来庁された方の棒グラフ。" })).ToBeVisibleAsync();
        await page.GetByText("表で見る（来庁された方）").ClickAsync();
        await admin.Picture("statistics");
        await admin.MustBeAccessible();
        var csv = await page.APIRequest.GetAsync(new Uri(world.Hall.Url, (await page.GetByRole(AriaRole.Link, new() { Name = "CSV（30分ごと）" }).GetAttributeAsync("href"))!).ToString());
        (await csv.TextAsync()).Should().Contain("key,issued,served").And.Contain(",3,1,0,0,");
        admin.MustBeWithoutComplaint();
    }
}
