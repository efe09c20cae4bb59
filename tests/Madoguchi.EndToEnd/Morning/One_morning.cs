using System.Net.Http.Headers;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.EndToEnd.Demo;
using Madoguchi.TestKit.Programs;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Morning;

/// <summary>The main job from end to end: every program real, every step by the hand of whoever does it in a city hall.</summary>
[Collection(Demos.Name)]
public class One_morning(Chrome chrome)
{
    const int Counter = 2;

    [Fact]
    public async Task A_resident_books_comes_is_called_and_is_counted()
    {
        await using var demo = await RunningDemo.Open();
        await using var home = await chrome.Open(demo.Reservation, 390, 844);
        var code = await Book(home);

        await using var board = await chrome.Open(demo.Server, 1920, 1080);
        await board.Page.GotoAsync("/signage/?display=honchosha.lobby");
        await Expect(board.Page.Locator(".s-header__line")).ToContainTextAsync("デモ時計");

        await using var kiosk = await chrome.Open(demo.Kiosk, 1080, 1920);
        var number = await CheckIn(kiosk, code);

        var paper = await Paper.First(demo.Emulator);
        paper.Number.Should().Be(number);
        paper.Text.Should().Contain("国分寺市").And.Contain("市役所本庁舎").And.Contain("令和8年4月1日（水）").And.Contain("住民票の写し")
            .And.Contain("お待ちの方　0人").And.Contain("本人確認書類");
        var status = paper.Qr.Should().ContainSingle().Subject;
        (await paper.Scan(demo.Emulator)).Should().Be(status);

        await using var phone = await chrome.Open(demo.Reservation, 390, 844);
        await phone.Page.GotoAsync(status);
        await Expect(phone.Page.Locator(".r-turn__number")).ToHaveTextAsync(number);
        await Expect(phone.Page.Locator("#turn")).ToHaveAttributeAsync("data-state", "waiting");
        await phone.Picture("morning-phone-waiting");

        await using var clerk = await chrome.Open(demo.Server);
        await CallWithF1(clerk, number);

        await Expect(board.Page.Locator(".s-call__number")).ToHaveTextAsync(number);
        await Expect(board.Page.Locator(".s-call__desk")).ToHaveTextAsync($"{Counter}");
        await board.Picture("morning-board");

        // The page follows by itself: nobody touches the phone.
        await Expect(phone.Page.Locator("#turn")).ToHaveAttributeAsync("data-state", "called");
        await Expect(phone.Page.Locator(".r-turn__counter")).ToHaveTextAsync($"{Counter}番窓口へ");
        await phone.Picture("morning-phone-called");

        await clerk.Page.Keyboard.PressAsync("F3");
        await Expect(clerk.Page.Locator(".desk-state")).ToHaveTextAsync("対応中");
        await TheFormKnowsWhoBooked(clerk);
        await clerk.Page.Keyboard.PressAsync("F4");
        await Expect(clerk.Page.Locator(".desk-said")).ToContainTextAsync($"{number} を完了しました。");
        await Expect(phone.Page.Locator("#turn")).ToHaveAttributeAsync("data-state", "done");

        var row = await Statistics(demo);
        row.Should().BeEquivalentTo(new { Key = "2026-04-01", Issued = 1, Served = 1, Absent = 0, Cancelled = 0 });
        foreach (var window in new[] { home, board, kiosk, phone, clerk })
            window.MustBeWithoutComplaint();
    }

    static async Task<string> Book(Window home)
    {
        var page = home.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "市役所本庁舎" }).ClickAsync();
        await page.Locator("summary", new() { HasText = "証明書" }).First.ClickAsync();
        await page.GetByLabel("住民票の写し", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "次へ" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "令和8年4月1日（水）" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "9:00" }).First.ClickAsync();
        await page.GetByLabel("お名前").FillAsync("国分 花子");
        await page.GetByLabel("フリガナ").FillAsync("こくぶ はなこ");
        await page.GetByLabel("電話番号").FillAsync("042-325-0111");
        await page.GetByRole(AriaRole.Button, new() { Name = "この内容で予約する" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("予約ができました");
        await home.Picture("morning-booked");
        return (await page.Locator(".r-code").InnerTextAsync()).Trim();
    }

    static async Task<string> CheckIn(Window kiosk, string code)
    {
        var page = kiosk.Page;
        await page.GotoAsync("/");
        await kiosk.Picture("morning-kiosk");
        await page.GetByRole(AriaRole.Link, new() { Name = "予約している方" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "予約番号・QRコード" }).ClickAsync();
        foreach (var letter in code.Where(char.IsLetterOrDigit))
            await page.GetByRole(AriaRole.Button, new() { Name = letter.ToString(), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "受付する" }).ClickAsync();
        await Expect(page.GetByText("番号札をお取りください")).ToBeVisibleAsync();
        await kiosk.Picture("morning-kiosk-ticket");
        return (await page.Locator(".k-number__value").InnerTextAsync()).Trim();
    }

    static async Task CallWithF1(Window clerk, string number)
    {
        await clerk.SignIn(Staff.Clerk, $"/counter/honchosha/{Counter}");
        var page = clerk.Page;
        await Expect(page.Locator(".desk[data-alive]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "窓口を開く" }).ClickAsync();
        await Expect(page.Locator(".desk-bar .staff-badge")).ToHaveTextAsync("受付中");
        await page.Keyboard.PressAsync("F1");
        await Expect(page.Locator(".desk-current__number")).ToHaveTextAsync(number);
        await clerk.Picture("morning-counter");
    }

    static async Task TheFormKnowsWhoBooked(Window clerk)
    {
        var form = await clerk.Page.RunAndWaitForPopupAsync(() => clerk.Page.GetByRole(AriaRole.Link, new() { Name = "申請書を印刷" }).ClickAsync());
        await Expect(form.GetByLabel("氏名").First).ToHaveValueAsync("国分 花子");
        await Expect(form.GetByLabel("フリガナ").First).ToHaveValueAsync("コクブ ハナコ");
        await clerk.Picture("morning-form", form);
        await form.CloseAsync();
        await clerk.Page.BringToFrontAsync();
    }

    static async Task<Row> Statistics(RunningDemo demo)
    {
        using var client = new HttpClient { BaseAddress = demo.Server };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-admin");
        return await Eventually.Get(
            async () => (await client.GetFromJsonAsync<Row[]>("/api/v1/sites/honchosha/statistics?from=2026-04-01&to=2026-04-01&by=day"))!
                .FirstOrDefault(row => row.Served > 0),
            "the statistics count the visit");
    }

    sealed record Row(string Key, int Issued, int Served, int Absent, int Cancelled);
}
