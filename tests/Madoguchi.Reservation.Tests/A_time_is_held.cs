using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class A_time_is_held
{
    const string Kept = "ほかの方が予約できないように取っておきます";
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 4, capacity: 1);
    static readonly string Details = BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start);

    [Fact]
    public async Task Whoever_types_has_the_time_for_ten_minutes_and_is_told_until_when()
    {
        await using var site = await Site.WithSlots(Slots);
        using var hanako = site.Resident();
        using var taro = site.Resident();

        var page = await hanako.Choose(Details);
        var late = await taro.Get(Details);

        page.Html.Should().Contain($"8:10まで、{Kept}");
        late.Status.Should().Be(HttpStatusCode.Conflict);
        late.Html.Should().Contain("この時間は満員になりました").And.Contain("9:30〜10:00");
    }

    [Fact]
    public async Task Reloading_holds_nothing_more_and_sending_turns_the_hold_into_the_booking()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var address = (await browser.Choose(Details)).Address.PathAndQuery;
        await browser.Get(address);
        (await browser.Get($"{address}&lang=en")).Html.Should().Contain("This time is kept for you until 8:10");
        await using (var db = site.OpenDatabase())
            (await db.Seats.SingleAsync()).Code.Should().BeNull();

        var form = await browser.OpenDetails(address);
        var booked = (await form.Send(Resident.Hanako)).Booked!;

        await using (var db = site.OpenDatabase())
        {
            var seat = await db.Seats.SingleAsync();
            (seat.Code, seat.HeldUntil).Should().Be((booked.Code, null));
        }
        (await browser.Get(address)).Booked!.Code.Should().Be(booked.Code, "the form is done; its address leads to what came of it");
    }

    [Fact]
    public async Task A_hold_that_is_over_is_anybodys()
    {
        await using var site = await Site.WithSlots(Slots);
        using var hanako = site.Resident();
        var form = await hanako.OpenDetails(Details);

        await site.Restart(Site.Morning.AddMinutes(11));
        using var taro = site.Resident();
        var booked = await taro.Book("honchosha", ["J10"], new("市民 太郎", "しみん たろう", "09011112222"), Slots[0].Start);

        booked.Code.Should().HaveLength(8);
        await using var db = site.OpenDatabase();
        (await db.Seats.SingleAsync()).Code.Should().Be(booked.Code);
        form.Should().NotBeNull();
    }

    [Fact]
    public async Task Without_a_hold_the_seat_is_decided_when_the_form_is_sent()
    {
        await using var site = await Site.WithSlots(Slots, holds: 0);
        using var hanako = site.Resident();
        var form = await hanako.OpenDetails(Details);

        (await form.Send(Resident.Hanako)).Booked.Should().NotBeNull();
    }

    [Fact]
    public async Task Nobody_holds_a_whole_day_and_who_holds_enough_books_without_a_hold()
    {
        await using var site = await Site.WithSlots(Slots);
        // Three browsers of one address, and a fourth.
        foreach (var slot in Slots.Take(3))
        {
            using var other = site.Resident();
            (await other.Choose(BookingBrowser.DetailsAddress("honchosha", ["J10"], slot.Start))).Html.Should().Contain(Kept);
        }

        using var browser = site.Resident();
        var fourth = BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[3].Start);
        (await browser.Choose(fourth)).Html.Should().NotContain(Kept);

        (await (await browser.OpenDetails(fourth)).Send(Resident.Hanako)).Booked.Should().NotBeNull();
    }

    [Fact]
    public async Task A_mistake_in_the_form_keeps_the_time()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var form = await browser.OpenDetails(Details);

        (await form.Send(new("", ""))).Html.Should().Contain($"8:10まで、{Kept}");
    }
}
