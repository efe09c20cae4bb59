using System.Net;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>An IT officer changes master data with nothing but the pages.</summary>
public sealed class Changing_what_is_registered(Chrome chrome) : IClassFixture<Chrome>, IAsyncLifetime
{
    OutsideWorld _outside = null!;
    CityHall _hall = null!;

    public async Task InitializeAsync()
    {
        _outside = await OutsideWorld.Open();
        _hall = await CityHall.Open(_outside.ForTheServer);
    }

    [Fact]
    public async Task Hours_are_changed_from_a_date_on_and_a_day_with_a_booking_is_closed_knowingly()
    {
        var booked = await Book(new(2026, 4, 8, 10, 0, 0, TimeSpan.FromHours(9)));
        await using var admin = await chrome.Open(_hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master");
        var page = admin.Page;
        await admin.Look("master");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "登録内容" }).GetByRole(AriaRole.Link, new() { Name = "開庁時間" }).ClickAsync();
        await page.GetByLabel("いつから").FillAsync("2026-06-01");
        var monday = page.Locator("fieldset", new() { HasText = "月曜日" });
        await monday.GetByLabel("閉庁").FillAsync("08:00");
        await page.Press("保存する");
        await Expect(monday.Locator(".m-field__error")).ToContainTextAsync("月曜日の閉庁は、開庁の08:30より後にしてください。");
        await admin.Look("master-hours-refused");
        await monday.GetByLabel("閉庁").FillAsync("19:00");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("保存しました。");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("令和8年6月1日（月）");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("月 08:30–19:00（最終受付 16:45）");
        await admin.Look("master-hours");

        await page.GetByRole(AriaRole.Link, new() { Name = "休みと臨時開庁", Exact = true }).First.ClickAsync();
        await page.GetByLabel("日付").FillAsync("2026-04-08");
        await page.GetByLabel("拠点").SelectOptionAsync("honchosha");
        await page.GetByLabel("理由").FillAsync("停電の工事");
        await page.GetByLabel("開庁", new() { Exact = true }).FillAsync("10:00");
        await page.Locator("form", new() { HasText = "一日だけの休み" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("休む日には時刻を入れられません。");
        await page.GetByLabel("開庁", new() { Exact = true }).FillAsync("");
        await page.Locator("form", new() { HasText = "一日だけの休み" }).GetByRole(AriaRole.Button).ClickAsync();
        var hits = page.GetByRole(AriaRole.Table, new() { Name = "当たる予約" });
        await Expect(hits).ToContainTextAsync(booked.Code.Insert(4, "-"));
        await Expect(hits).ToContainTextAsync("令和8年4月8日（水） 10:00");
        await Expect(page.GetByText("国分 花子")).ToHaveCountAsync(0);
        await admin.Look("master-days-booked");
        await page.Press("予約があることを確認して保存する");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "今日からの" })).ToContainTextAsync("停電の工事");
        await admin.Look("master-days");

        await page.GetByRole(AriaRole.Link, new() { Name = "変更の記録を見る" }).ClickAsync();
        var newest = page.Locator("tbody tr").First;
        await Expect(newest).ToContainTextAsync(Staff.Admin);
        await Expect(newest).ToContainTextAsync("臨時の休み・開庁 令和8年4月8日（水） 市役所本庁舎");
        await Expect(newest).ToContainTextAsync("停電の工事");
        await Expect(page.Locator("tbody tr").Nth(1)).ToContainTextAsync("開庁時間 市役所本庁舎（令和8年6月1日（月）から）");
        await admin.Look("master-changes");
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task The_second_of_two_administrators_sees_what_the_first_did_and_keeps_what_was_typed()
    {
        await using var first = await chrome.Open(_hall.Url);
        await using var second = await chrome.Open(_hall.Url);
        foreach (var window in new[] { first, second })
        {
            await window.SignIn(Staff.Admin, "/admin/master/counters/honchosha");
            await window.Page.GetByRole(AriaRole.Link, new() { Name = "7番窓口を直す" }).ClickAsync();
        }
        await Save(first, "国民健康保険");
        await Expect(first.Page.GetByRole(AriaRole.Status).First).ToContainTextAsync("保存しました。");
        await first.Look("master-counters");

        await Save(second, "年金");
        var told = second.Page.GetByRole(AriaRole.Status).First;
        await Expect(told).ToContainTextAsync("ほかの人が先に変えました。まだ保存していません");
        await Expect(told).ToContainTextAsync("国民健康保険");
        await Expect(second.Page.GetByLabel("名前", new() { Exact = false })).ToHaveValueAsync("年金");
        await second.Look("master-overtaken");
        await Save(second, "年金");
        await Expect(second.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("年金");
        second.MustBeWithoutComplaint();

        static async Task Save(Window window, string name)
        {
            await window.Page.GetByLabel("名前").FillAsync(name);
            await window.Page.Press("保存する");
        }
    }

    [Fact]
    public async Task Every_page_says_what_is_not_allowed_and_saves_what_is()
    {
        await using var admin = await chrome.Open(_hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/promises/kokubunji-eki");
        var page = admin.Page;
        await page.GetByLabel("使わない番号").FillAsync("4 九 42");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("使わない番号「九」は1〜999999の整数で入れてください。");
        await admin.Look("master-promises-refused");
        await page.GetByLabel("使わない番号").FillAsync("4 9 42");
        await page.GetByLabel("予約なしの方（分）").FillAsync("20");
        await page.Press("保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("使わない番号")).ToHaveValueAsync("4 9 42");

        await page.GotoAsync("/admin/master/categories?edit=A");
        await page.GetByLabel("番号の終わり", new() { Exact = false }).First.FillAsync("850");
        await page.Press("保存する");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("予備の番号は、ふだんの番号の終わりの850より後ろから始めてください。");
        await admin.Look("master-categories-refused");
        await page.Press("Bを消す");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("市役所本庁舎の4番窓口");

        await page.GotoAsync("/admin/master/procedures");
        await admin.Look("master-procedures");
        await page.GetByRole(AriaRole.Link, new() { Name = "戸籍証明の広域交付" }).ClickAsync();
        await Expect(page.GetByLabel("どの拠点も：始まり")).ToHaveValueAsync("09:00");
        await page.GetByLabel("どの拠点も：終わり").FillAsync("15:30");
        await page.GetByLabel("持ち物").FillAsync("写真付き本人確認\n手数料");
        await admin.Look("master-procedure");
        await page.Press("保存する");
        await page.GetByRole(AriaRole.Link, new() { Name = "変更の記録を見る" }).ClickAsync();
        var newest = page.Locator("tbody tr").First;
        await Expect(newest).ToContainTextAsync("月火水木金 09:00–15:30");
        await Expect(newest).ToContainTextAsync("写真付き本人確認・手数料");
        await page.GotoAsync("/admin/master/procedures/new");
        await admin.Look("master-procedure-new");
        admin.MustBeWithoutComplaint();
    }

    public async Task DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _outside.DisposeAsync();
    }

    /// <summary>Books outside and waits until the city hall knows of it: it then refuses the code for another reason.</summary>
    async Task<BookedReservation> Book(DateTimeOffset start)
    {
        using var browser = new BookingBrowser(_outside.Url);
        var booked = await Eventually.Get<BookedReservation>(async () =>
        {
            try
            {
                return await browser.Book("honchosha", ["J10"], Resident.Hanako, start);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }, "the catalogue is outside");
        using var kiosk = _hall.Client("demo-kiosk");
        await Eventually.Is(async () =>
        {
            using var answer = await CityHall.Post(kiosk, "/api/v1/sites/honchosha/check-ins", new { reservationCode = booked.Code });
            return answer.StatusCode is HttpStatusCode.Conflict && (await answer.Content.ReadAsStringAsync()).Contains("reservation-other-day", StringComparison.Ordinal);
        }, "the booking has arrived");
        return booked;
    }
}
