using FluentAssertions;
using Madoguchi.EndToEnd.Admin;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.PhoneBookings;

/// <summary>A resident without internet telephones; the clerk books, moves and cancels while talking.</summary>
public sealed class Booking_for_a_caller(Chrome chrome) : IClassFixture<Chrome>, IAsyncLifetime
{
    OutsideWorld _outside = null!;
    Line _line = null!;
    CityHall _hall = null!;

    public async Task InitializeAsync()
    {
        _outside = await OutsideWorld.Open();
        _line = new(_outside.Url);
        _hall = await CityHall.Open(new Dictionary<string, string?>(_outside.ForTheServer) { ["MADOGUCHI__RESERVATIONWEB__URL"] = _line.Url.ToString() });
    }

    [Fact]
    public async Task A_caller_is_booked_by_keyboard_found_again_moved_and_cancelled()
    {
        await using var clerk = await chrome.Open(_hall.Url);
        await clerk.SignIn(Staff.Clerk, "/phone");
        var page = clerk.Page;
        await TheLineIsUp(page);
        await clerk.Look("phone-start");
        await page.TabTo("J10");
        await page.Keyboard.PressAsync("Space");
        await page.PressOn("空いている時間を見る");
        await OnThePage(page, "電話予約：時間を選ぶ");
        await clerk.Look("phone-times");
        await page.PressOn("4月2日（木） 10:00");
        await OnThePage(page, "電話予約：お名前を聞く");
        await clerk.Look("phone-new");
        await page.TypeIn("フリガナ", "やまだ はなこ");
        await page.TypeIn("電話番号", "12");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".m-field__error")).ToContainTextAsync("下4けた");
        await clerk.Look("phone-refused");
        await page.GetByLabel("電話番号").FillAsync("5678");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "予約しました" })).ToBeVisibleAsync();
        var code = (await page.Locator(".phone-code").TextContentAsync())!.Trim();
        (await page.Locator(".phone-letter").AllTextContentsAsync()).Should().Equal(Plain(code).Select(letter => letter.ToString()));
        await Expect(page.Locator(".phone-facts")).ToContainTextAsync("ヤマダ　ハナコ");
        await clerk.Look("phone-booked");

        await page.GotoAsync("/phone");
        await page.GetByLabel("予約の日").FillAsync("2026-04-02");
        await page.GetByLabel("フリガナ").FillAsync("ヤマダハナコ");
        await page.Press("名前で調べる");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "見つかった予約 1件" })).ToBeVisibleAsync();
        await clerk.Look("phone-found");
        await page.GotoAsync("/phone");
        await page.GetByLabel("予約番号").FillAsync("abcd2345");
        await page.Press("番号で調べる");
        await Expect(page.Locator(".m-field__error")).ToContainTextAsync("この予約番号の予約はありません");
        await page.GetByLabel("予約番号").FillAsync(code.ToLowerInvariant());
        await page.Press("番号で調べる");
        await page.GetByRole(AriaRole.Link, new() { Name = "日時を変える" }).ClickAsync();
        await OnThePage(page, "日時を変える");
        await clerk.Look("phone-move");
        await page.Locator("a[aria-label*='4月3日（金） 11:00']").ClickAsync();
        await page.Press("この日時に変える");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "日時を変えました" })).ToBeVisibleAsync();
        await Expect(page.Locator(".phone-facts")).ToContainTextAsync("4月3日（金） 11:00");
        await page.GetByLabel("取り消してよいことを").CheckAsync();
        await page.Press("この予約を取り消す");
        await Expect(page.GetByText("この予約は取り消されています")).ToBeVisibleAsync();
        await clerk.Look("phone-cancelled");
        clerk.MustBeWithoutComplaint();

        await using var admin = await chrome.Open(_hall.Url);
        await admin.SignIn(Staff.Admin, "/phone");
        var record = admin.Page.GetByRole(AriaRole.Region, new() { Name = "電話予約の記録" });
        var lines = await record.Locator("tbody tr").AllInnerTextsAsync();
        lines.Select(line => line.Split('\t')).Select(cells => (cells[1], cells[2], cells[4], cells[6])).Should().Equal(
            (Staff.Clerk, "取り消す", Plain(code), "できた"), (Staff.Clerk, "日時を変える", Plain(code), "できた"), (Staff.Clerk, "名前で調べる", "", "できた"),
            (Staff.Clerk, "予約する", Plain(code), "できた"), (Staff.Clerk, "予約する", "", "電話番号は、0から始まる10けたか11けた、または下4けただけにしてください。"));
        string.Concat(lines).Should().NotContain("ヤマダ").And.NotContain("5678");
        await admin.Look("phone-record");
    }

    [Fact]
    public async Task A_caller_who_comes_on_the_new_day_already_is_asked_before_the_move()
    {
        await using var clerk = await chrome.Open(_hall.Url);
        await clerk.SignIn(Staff.Clerk, "/phone");
        var page = clerk.Page;
        await TheLineIsUp(page);
        using var online = new BookingBrowser(_outside.Url);
        await online.Book("honchosha", ["J10"], new("山田 花子", "やまだ はなこ", "090-0000-5678"), new DateTimeOffset(2026, 4, 3, 9, 0, 0, TimeSpan.FromHours(9)));
        await page.GotoAsync("/phone/new?site=honchosha&p=J10&slot=2026-04-02T10:00");
        await page.GetByLabel("フリガナ").FillAsync("やまだ はなこ");
        await page.GetByLabel("電話番号").FillAsync("5678");
        await page.Press("予約する");
        var code = Plain((await page.Locator(".phone-code").TextContentAsync())!.Trim());

        await page.GotoAsync($"/phone/r/{code}/move?slot=2026-04-03T11:00");
        await page.Press("この日時に変える");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("同じ日にもうあります");
        await clerk.Look("phone-move-asked");
        await page.Press("この日時に変える");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("同じ日にもうあります");
        await page.GetByLabel("同じ日に、予約が2件あってよい").CheckAsync();
        await page.Press("この日時に変える");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "日時を変えました" })).ToBeVisibleAsync();
        await Expect(page.Locator(".phone-facts")).ToContainTextAsync("4月3日（金） 11:00");
        clerk.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_line_that_breaks_in_the_middle_is_said_and_the_same_press_again_books_once()
    {
        await using var clerk = await chrome.Open(_hall.Url);
        await clerk.SignIn(Staff.Clerk, "/phone");
        var page = clerk.Page;
        await TheLineIsUp(page);
        await page.GotoAsync("/phone/new?site=honchosha&p=J10&slot=2026-04-02T10:00");
        await page.GetByLabel("フリガナ").FillAsync("さとう じろう");
        await page.GetByLabel("電話番号").FillAsync("042-321-0000");

        _line.LoseAnswers();
        await page.Press("予約する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("できたかどうかわかりません");
        await clerk.Look("phone-answer-lost");
        _line.Cut();
        await Eventually.Is(async () =>
        {
            await page.Press("予約する");
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            return (await page.GetByRole(AriaRole.Alert).TextContentAsync())!.Contains("何も送っていません", StringComparison.Ordinal);
        }, "the server knows that the line is cut");
        await Expect(page.GetByLabel("フリガナ")).ToHaveValueAsync("さとう じろう");
        _line.Mend();
        await Eventually.Is(async () =>
        {
            await page.Press("予約する");
            await page.WaitForLoadStateAsync();
            return await page.GetByRole(AriaRole.Heading, new() { Name = "予約しました" }).CountAsync() == 1;
        }, "the line is back");

        await page.GotoAsync("/phone");
        await page.GetByLabel("予約の日").FillAsync("2026-04-02");
        await page.GetByLabel("フリガナ").FillAsync("サトウ ジロウ");
        await page.Press("名前で調べる");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "見つかった予約 1件" })).ToBeVisibleAsync();
    }

    public async Task DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _line.DisposeAsync();
        await _outside.DisposeAsync();
    }

    static string Plain(string code) => code.Replace("-", "", StringComparison.Ordinal);

    // Axe reads a page which stays: what was pressed leads to another one first.
    static Task OnThePage(IPage page, string title) => Expect(page.GetByRole(AriaRole.Heading, new() { Name = title, Level = 1 })).ToBeVisibleAsync();

    static async Task TheLineIsUp(IPage page)
    {
        await Eventually.Is(async () =>
        {
            await page.ReloadAsync();
            return await page.GetByText("予約サイトとの回線が切れています").CountAsync() == 0;
        }, "the line is up");
    }
}
