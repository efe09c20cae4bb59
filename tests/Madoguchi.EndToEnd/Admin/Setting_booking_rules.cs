using System.Net;
using Madoguchi.EndToEnd.Browsing;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Madoguchi.EndToEnd.Admin;

/// <summary>An administrator sets how many may book what, and nobody who had booked is forgotten.</summary>
public sealed class Setting_booking_rules(Chrome chrome) : IClassFixture<Chrome>, IAsyncLifetime
{
    OutsideWorld _outside = null!;
    CityHall _hall = null!;

    public async Task InitializeAsync()
    {
        _outside = await OutsideWorld.Open();
        _hall = await CityHall.Open(_outside.ForTheServer);
    }

    [Fact]
    public async Task A_rule_is_tried_on_a_month_published_at_once_and_lists_who_lost_a_slot_until_moved()
    {
        var at = new DateTimeOffset(2026, 4, 8, 9, 0, 0, TimeSpan.FromHours(9));
        var booked = await Book(at);
        await using var admin = await chrome.Open(_hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/booking");
        var page = admin.Page;
        await Expect(page.GetByText("ありません。休みや時間、枠を変えて")).ToBeVisibleAsync();
        await page.GotoAsync("/admin/master/booking/honchosha?group=A&month=2026-04");
        var month = page.GetByRole(AriaRole.Table, new() { Name = "2026年4月 市役所本庁舎 A 証明書" });
        await Expect(month.Locator("td", new() { HasText = "予約 1件" })).ToContainTextAsync("席17");
        await Expect(month).ToContainTextAsync("昭和の日");
        await admin.Look("booking-rules");

        await page.GetByRole(AriaRole.Link, new() { Name = "次の月" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "5月7日の枠を見る" }).ClickAsync();
        await Expect(page.GetByText("インターネットの予約は、令和8年4月7日（火） 0:00 から")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "前の月" }).ClickAsync();

        await page.GetByLabel("いつから").FillAsync("2026-04-08");
        await page.GetByLabel("1枠の長さ").SelectOptionAsync("60");
        await page.GetByLabel("数を決める", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("席の数").FillAsync("3");
        await page.GetByLabel("うち職員用の席").FillAsync("4");
        await page.Press("保存せずに、ひと月を確かめる");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("職員用の席は、1枠の席の数（3席）以下にしてください。");
        await admin.Look("booking-rules-refused");
        await page.GetByLabel("うち職員用の席").FillAsync("1");
        await page.GetByLabel("うち職員用の席").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(month.Locator("td", new() { HasText = "予約 1件" })).ToContainTextAsync("席16＋職員8");
        await Expect(month.Locator(".booking-changed")).ToHaveCountAsync(16);
        await page.GetByRole(AriaRole.Button, new() { Name = "4月8日の枠を見る" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "その日の枠" })).ToContainTextAsync("15:30–16:30");
        await Expect(page.GetByLabel("席の数")).ToHaveValueAsync("3");
        await admin.Look("booking-rules-draft");

        await page.Press("保存する");
        var hits = page.GetByRole(AriaRole.Table, new() { Name = "当たる予約" });
        await Expect(hits).ToContainTextAsync(booked.Code.Insert(4, "-"));
        await Expect(hits).ToContainTextAsync("住民票の写し");
        await Expect(page.GetByText("国分 花子")).ToHaveCountAsync(0);
        await admin.Look("booking-rules-asked");
        await page.Press("予約があることを確認して保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "日付の新しいものが" })).ToContainTextAsync("令和8年4月8日（水）");
        var left = page.GetByRole(AriaRole.Table, new() { Name = "予約の枠がなくなった予約" });
        await Expect(left).ToContainTextAsync("予約枠のない時間です。");
        await admin.Look("booking-rules-lost");

        await page.GotoAsync("/admin");
        await Expect(page.GetByText("枠がなくなった予約 1件")).ToBeVisibleAsync();
        await admin.Look("admin-bookings-lost");
        await page.GetByRole(AriaRole.Link, new() { Name = "確かめて、日時を変えるか取り消す" }).ClickAsync();
        await Expect(left).ToContainTextAsync(booked.Code.Insert(4, "-"));

        await Published(at.AddMinutes(30), "次郎", "じろう", "090-9999-0001");
        await Published(at.AddMinutes(30), "三郎", "さぶろう", "090-9999-0002");

        await left.GetByRole(AriaRole.Link, new() { Name = booked.Code.Insert(4, "-") }).ClickAsync();
        await page.GetByLabel("取り消してよいことを").CheckAsync();
        await page.Press("この予約を取り消す");
        await Expect(page.GetByText("この予約は取り消されています")).ToBeVisibleAsync();
        await page.GotoAsync("/admin/master/booking/honchosha?group=A&month=2026-04");
        await Expect(page.GetByText("ありません。休みや時間、枠を変えて")).ToBeVisibleAsync();
        await page.GotoAsync("/admin/master/changes");
        var newest = page.Locator("tbody tr").First;
        await Expect(newest).ToContainTextAsync("予約枠 市役所本庁舎 A（令和8年4月8日（水）から）");
        await Expect(newest).ToContainTextAsync(Staff.Admin);
        admin.MustBeWithoutComplaint();
    }

    [Fact]
    public async Task A_rule_is_removed_when_whoever_loses_a_slot_by_it_has_been_seen_and_the_former_one_is_published_again()
    {
        await using var admin = await chrome.Open(_hall.Url);
        await admin.SignIn(Staff.Admin, "/admin/master/booking/honchosha?group=A&month=2026-04");
        var page = admin.Page;
        await page.GetByLabel("いつから").FillAsync("2026-04-08");
        await page.GetByLabel("1枠の長さ").SelectOptionAsync("15");
        await page.Press("保存する");
        await Expect(page.GetByText("保存しました。")).ToBeVisibleAsync();
        var rules = page.GetByRole(AriaRole.Table, new() { Name = "日付の新しいものが" });
        await Expect(rules).ToContainTextAsync("令和8年4月8日（水）");
        var quarter = new DateTimeOffset(2026, 4, 8, 9, 15, 0, TimeSpan.FromHours(9));
        var booked = await Book(quarter);
        var old = await admin.Another();
        await old.GotoAsync("/admin/master/booking/honchosha?group=A&month=2026-04");

        await page.GetByRole(AriaRole.Button, new() { Name = "令和8年4月8日（水）の決まりを消す" }).ClickAsync();
        var hits = page.GetByRole(AriaRole.Table, new() { Name = "当たる予約" });
        await Expect(hits).ToContainTextAsync(booked.Code.Insert(4, "-"));
        await Expect(hits).ToContainTextAsync("予約枠のない時間になります。");
        await Expect(page.GetByText("下の「確認して消す」を押してください")).ToBeVisibleAsync();
        await Expect(page.GetByText("国分 花子")).ToHaveCountAsync(0);
        await Expect(rules).ToContainTextAsync("令和8年4月8日（水）");
        await admin.Look("booking-rule-removing");
        await page.GetByRole(AriaRole.Button, new() { Name = "令和8年4月8日（水）の決まりを確認して消す" }).ClickAsync();

        await Expect(page.GetByText("消しました。")).ToBeVisibleAsync();
        await Expect(rules).Not.ToContainTextAsync("令和8年4月8日（水）");
        var left = page.GetByRole(AriaRole.Table, new() { Name = "予約の枠がなくなった予約" });
        await Expect(left).ToContainTextAsync(booked.Code.Insert(4, "-"));
        await admin.Look("booking-rule-removed");
        using var resident = new BookingBrowser(_outside.Url);
        await Eventually.Is(
            async () => (await resident.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], quarter))).Status is HttpStatusCode.BadRequest, "the quarter is not offered any more");
        await Published(quarter.AddMinutes(15), "次郎", "じろう", "090-9999-0001");

        // A page that still shows the rule removes nothing else.
        await old.GetByRole(AriaRole.Button, new() { Name = "令和8年4月8日（水）の決まりを消す" }).ClickAsync();
        await Expect(old.GetByText("この決まりは、もうありません。")).ToBeVisibleAsync();
        await page.GotoAsync("/admin/master/changes");
        var newest = page.Locator("tbody tr").First;
        await Expect(newest).ToContainTextAsync("予約枠 市役所本庁舎 A（令和8年4月8日（水）から）");
        await Expect(newest.Locator(".staff-badge")).ToHaveTextAsync("削除");
        await Expect(newest).ToContainTextAsync(Staff.Admin);
        admin.MustBeWithoutComplaint();
    }

    public async Task DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _outside.DisposeAsync();
    }

    /// <summary>Before the rule, one could book then; by the rule, two.</summary>
    Task Published(DateTimeOffset start, string name, string kana, string phone) => Eventually.Is(async () =>
    {
        using var browser = new BookingBrowser(_outside.Url);
        try
        {
            await browser.Book("honchosha", ["J10"], new($"国分 {name}", $"こくぶ {kana}", phone), start);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }, "the new seats are outside");

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
