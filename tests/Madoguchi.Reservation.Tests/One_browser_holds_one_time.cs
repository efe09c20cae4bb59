using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

public class One_browser_holds_one_time
{
    const string Day = "/book/honchosha/time?p=J10&day=2026-11-24";
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 4, capacity: 1);
    static readonly string Nine = BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start);

    [Fact]
    public async Task Who_only_opens_addresses_holds_nothing()
    {
        await using var site = await Site.WithSlots(Slots);
        using var scanner = site.Resident();

        var form = await scanner.Get(Nine);
        await scanner.Get(form.Address.PathAndQuery);
        await scanner.Get($"{Nine}&key={Guid.NewGuid():N}");

        form.Status.Should().Be(HttpStatusCode.OK, "the form is there for whoever kept its address");
        form.Html.Should().NotContain("取っておきます");
        (await Held(site)).Should().BeEmpty();
    }

    [Fact]
    public async Task Choosing_another_time_gives_the_first_back()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var token = await browser.Token(Day);

        await Press(browser, token, Guid.NewGuid(), "09:00");
        var second = await Press(browser, token, Guid.NewGuid(), "09:30");

        second.Html.Should().Contain("取っておきます");
        (await Held(site)).Should().Equal(Slots[1].Start);
        using var taro = site.Resident();
        (await taro.Choose(Nine)).Html.Should().Contain("取っておきます");
    }

    [Fact]
    public async Task A_full_time_chosen_instead_gives_the_first_back_as_well()
    {
        await using var site = await Site.WithSlots(Slots);
        using var taro = site.Resident();
        await taro.Choose(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[1].Start));
        using var browser = site.Resident();
        var (token, key) = (await browser.Token(Day), Guid.NewGuid());

        await Press(browser, token, key, "09:00");
        var full = await Press(browser, token, key, "09:30");

        full.Status.Should().Be(HttpStatusCode.Conflict);
        (await Held(site)).Should().Equal(Slots[1].Start);
    }

    [Fact]
    public async Task Pressing_twice_holds_once_and_a_page_kept_over_a_booking_begins_a_new_form()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var (token, key) = (await browser.Token(Day), Guid.NewGuid());

        var first = await Press(browser, token, key, "09:00");
        var again = await Press(browser, token, key, "09:00");
        again.Address.Should().Be(first.Address);
        (await Held(site)).Should().Equal(Slots[0].Start);

        (await (await browser.OpenDetails(first.Address.PathAndQuery)).Send(Resident.Hanako)).Booked.Should().NotBeNull();
        var next = await Press(browser, token, key, "10:00");
        next.Html.Should().Contain("取っておきます");
        next.Address.Query.Should().NotContain($"{key:N}");
    }

    [Theory]
    [InlineData(Day)]
    [InlineData("/book/honchosha/day?p=J10")]
    public async Task Going_back_to_the_times_frees_it(string page)
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var form = await browser.Choose(Nine);

        await browser.Get(page);

        (await Held(site)).Should().BeEmpty();
        (await browser.Get(form.Address.PathAndQuery)).Html.Should().NotContain("取っておきます", "it promises nothing any more");
        (await (await browser.OpenDetails(form.Address.PathAndQuery)).Send(Resident.Hanako)).Booked.Should().NotBeNull("nobody else took it");
    }

    [Fact]
    public async Task Nobody_gives_back_what_another_browser_holds_or_has_booked()
    {
        await using var site = await Site.WithSlots(Slots);
        using var hanako = site.Resident();
        await hanako.Choose(Nine);
        using var taro = site.Resident();
        var booked = await taro.Book("honchosha", ["J10"], new("市民 太郎", "しみん たろう", "09011112222"), Slots[1].Start);

        await taro.Get(Day);

        (await Held(site)).Should().Equal(Slots[0].Start);
        await using var db = site.OpenDatabase();
        (await db.Seats.SingleAsync(seat => seat.Code != null)).Code.Should().Be(booked.Code);
    }

    [Fact]
    public async Task The_back_button_leads_to_the_times_and_another_one_can_be_chosen_and_booked()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address, 320);
        await page.GotoAsync(Day);
        await page.ClickAsync("button.r-choice >> nth=0");
        await Assertions.Expect(page.Locator(".r-held")).ToBeVisibleAsync();

        await page.GoBackAsync();
        await page.ClickAsync("button.r-choice >> nth=1");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".r-held")).ToBeVisibleAsync();

        (await Held(site)).Should().Equal(Slots[1].Start);
        await page.FillAsync("[name=name]", "国分 花子");
        await page.FillAsync("[name=kana]", "こくぶ はなこ");
        await page.FillAsync("[name=phone]", "090-1234-5678");
        await page.ClickAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator(".r-code")).ToBeVisibleAsync();
        (await Held(site)).Should().BeEmpty();
    }

    /// <summary>On a page of times that the browser has kept.</summary>
    static Task<ResidentPage> Press(BookingBrowser browser, KeyValuePair<string, string> token, Guid key, string time) =>
        browser.Post(Day, [token, new("key", $"{key}"), new("slot", $"2026-11-24T{time}")]);

    static async Task<IReadOnlyList<DateTimeOffset>> Held(Site site)
    {
        await using var db = site.OpenDatabase();
        return await db.Seats.Where(seat => seat.Code == null).OrderBy(seat => seat.Start).Select(seat => seat.Start).ToListAsync();
    }
}
