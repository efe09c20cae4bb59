using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Terminal;

public class Beyond_the_everyday_keys(CityHallWithBrowser world) : IClassFixture<CityHallWithBrowser>
{
    [Fact]
    public async Task A_paper_that_takes_time_is_handed_out_later_while_the_counter_works_on()
    {
        var number = await world.TakeNumber("T04");
        await using var clerk = await world.ClerkAt(9);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.CallByNumber(number);
        await page.Keyboard.PressAsync("F8");
        var waiting = page.GetByRole(AriaRole.Region, new() { Name = "交付待ちの一覧" });
        await Expect(waiting).ToContainTextAsync(number);
        await clerk.Picture("terminal-pickup");
        await clerk.MustBeAccessible();

        await page.GetByRole(AriaRole.Button, new() { Name = $"{number}を交付で呼ぶ" }).ClickAsync();
        await Expect(page.CurrentNumber()).ToHaveTextAsync(number);
        await Expect(waiting).Not.ToContainTextAsync(number);
        var board = await world.Hall.Client(null).GetStringAsync(new Uri("/api/v1/sites/honchosha/board", UriKind.Relative));
        board.Should().Contain("\"kind\":\"pickup\"");
        await page.Keyboard.PressAsync("F4");
        await Expect(page.Said()).ToContainTextAsync("完了しました");
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task Procedures_are_added_and_taken_off_by_two_letters()
    {
        var number = await world.TakeNumber("C02");
        await using var clerk = await world.ClerkAt(10);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.CallByNumber(number);

        await page.GetByRole(AriaRole.Button, new() { Name = "手続きを追加" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("手続きの名前・コード").FillAsync("国保");
        await clerk.Picture("terminal-add");
        await clerk.MustBeAccessible();
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator(".desk-picked")).Not.ToContainTextAsync("なし");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "追加する" }).ClickAsync();
        await Expect(page.Locator(".desk-legs tbody tr")).ToHaveCountAsync(2);
        await clerk.Picture("terminal-added");

        await page.GetByRole(AriaRole.Button, new() { Name = "を外す" }).ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("手続きを外しました");
        await page.GetByRole(AriaRole.Button, new() { Name = "優先にする" }).ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("優先にしました");
        await page.GetByRole(AriaRole.Button, new() { Name = "取りやめ", Exact = true }).ClickAsync();
        await clerk.MustBeAccessible();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "取りやめる" }).ClickAsync();
        await Expect(page.CurrentNumber()).ToHaveCountAsync(0);
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_clerk_gives_a_number_to_someone_on_the_telephone()
    {
        await using var clerk = await world.ClerkAt(11);
        var page = clerk.Page;
        await page.OpenCounter();
        await page.GetByRole(AriaRole.Button, new() { Name = "番号札を出す" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("手続きの名前・コード").FillAsync("W01");
        await page.Keyboard.PressAsync("Enter");
        await dialog.GetByLabel("電話").CheckAsync();
        await dialog.GetByLabel("人数").SelectOptionAsync("3");
        await dialog.GetByLabel("窓口への申し送り").FillAsync("車いす");
        await clerk.Picture("terminal-issue");
        await clerk.MustBeAccessible();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "番号札を出す" }).ClickAsync();
        await Expect(page.Said()).ToContainTextAsync("を出しました。");
        var number = (await page.Said().InnerTextAsync()).Split(' ')[0];

        await page.CallByNumber(number);
        await Expect(page.Locator(".desk-current__facts")).ToContainTextAsync("3人で来庁　電話で受付　車いす");
        await clerk.Picture("terminal-family");
        await page.Keyboard.PressAsync("F4");
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task Help_is_seen_everywhere_and_a_silent_alarm_everywhere_but_where_it_was_raised()
    {
        await using var one = await world.ClerkAt(3);
        await using var other = await world.ClerkAt(4);
        await one.Page.GetByRole(AriaRole.Button, new() { Name = "応援を呼ぶ" }).ClickAsync();
        await Expect(Alerts(other)).ToContainTextAsync("3番窓口が応援を呼んでいます。");

        await one.Page.GetByRole(AriaRole.Button, new() { Name = "職員の安全のための通報" }).ClickAsync();
        await Expect(Alerts(other)).ToContainTextAsync("【通報】3番窓口へ");
        await Expect(Alerts(one)).Not.ToContainTextAsync("通報");
        await other.Picture("terminal-alarm");
        world.Hall.Program.Output.Should().Contain("Silent alarm");

        static ILocator Alerts(Window clerk) => clerk.Page.GetByRole(AriaRole.Region, new() { Name = "職員への連絡" });
    }

    [Fact]
    public async Task The_whole_site_is_seen_at_a_glance()
    {
        // 7 works and 8 is closed: what if it opened?
        foreach (var _ in Enumerable.Range(0, 12))
            await world.TakeNumber("H01");
        await using var clerk = await world.ClerkAt(7);
        await clerk.Page.OpenCounter();
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "全体を見る" }).ClickAsync();
        var page = clerk.Page;
        await page.MustBeAlive();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "窓口の一覧" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(13);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "受付区分ごとの待ちの一覧" })).ToContainTextAsync(new Regex("＋1: \\d+〜\\d+分"));
        await clerk.Picture("overview");
        await clerk.MustBeAccessible();
        clerk.MustBeWithoutComplaint();
    }
}
