using System.Net;

namespace Madoguchi.Reservation.Tests;

public class A_whole_booking_without_JavaScript
{
    [Fact]
    public async Task Five_steps_lead_from_the_site_to_a_code()
    {
        await using var site = await Site.WithSlots([.. OutsideMaster.Slots(Site.Morning.AddHours(1), 4, 2), .. OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), 4, 2)]);
        using var browser = site.Resident();

        var start = await browser.Get("/");
        start.Html.Should().Contain("予約がなくても窓口を利用できます").And.NotContain("<script");
        var procedures = await browser.Get(BookingBrowser.Link(start.Html, "/book/honchosha"));
        procedures.Html.Should().Contain("住民票の写し").And.Contain("手数料 300円").And.Contain("本人確認書類").And.Contain("コンビニ交付");
        var days = await browser.Get("/book/honchosha/day?p=J10&p=J01");
        days.Html.Should().Contain("令和8年11月24日（火）").And.Contain("令和8年11月25日（水）").And.Contain("空きあり").And.NotContain("11月26日");
        var day = BookingBrowser.Link(days.Html, "/book/honchosha/time?");
        var times = await browser.Get(day);
        times.Html.Should().Contain("9:00〜9:30").And.Contain("あと2人");
        var form = await browser.OpenDetails(BookingBrowser.FreeTimes(day, times.Html)[0]);
        var booked = await form.Send(Resident.Hanako);

        booked.Booked.Should().NotBeNull();
        booked.Html.Should().Contain("予約ができました").And.Contain("<svg").And.Contain("転出証明書").And.NotContain("国分 花子");
    }

    [Fact]
    public async Task Every_field_with_a_fault_says_what_to_do_and_what_was_typed_stays()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 4, 2));
        using var browser = site.Resident();
        var form = await browser.OpenDetails(await browser.FirstFree("honchosha", ["J10"]));

        var answer = await form.Send(new("国分 花子", "kokubu", Phone: "12345", Mail: "hanako＠example"));

        answer.Status.Should().Be(HttpStatusCode.BadRequest);
        answer.Html.Should().Contain("カタカナかひらがなで").And.Contain("0から始まる10けたか11けた").And.Contain("メールアドレスを確かめてください")
            .And.Contain("value=\"国分 花子\"").And.Contain("href=\"#field-kana\"");
    }

    [Fact]
    public async Task Before_the_city_hall_has_published_the_site_says_that_it_is_being_prepared()
    {
        await using var site = await Site.Start();
        using var browser = site.Resident();

        foreach (var page in new[] { "/", "/guide", "/now" })
            (await browser.Get(page)).Html.Should().Contain("ただいま準備中です");
    }

    [Fact]
    public async Task A_procedure_of_limited_hours_is_offered_only_within_them()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(7), 4, 2));
        using var browser = site.Resident();
        var days = await browser.Get("/book/honchosha/day?p=R13");

        var times = await browser.Get(BookingBrowser.Link(days.Html, "/book/honchosha/time?"));

        times.Html.Should().Contain("15:30〜16:00").And.NotContain("16:00〜16:30");
    }

    [Fact]
    public async Task A_language_once_chosen_is_kept_and_dates_follow_it()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 4, 2));
        using var browser = site.Resident();

        (await browser.Get("/book/honchosha/day?p=J10&lang=en")).Html.Should().Contain("Tuesday, 24 November 2026").And.Contain("lang=\"en\"");
        (await browser.Get("/")).Html.Should().Contain("You can also come without a reservation");
        (await browser.Get("/?lang=ja-easy")).Html.Should().Contain("<ruby>予約");
    }
}
