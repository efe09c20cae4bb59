using System.Net;
using Madoguchi.Contracts.Hubs;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class Moving_a_reservation
{
    static readonly IReadOnlyList<LinkSlot> Slots =
        [.. OutsideMaster.Slots(Site.Morning.AddHours(1), 3, capacity: 1), .. OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), 2, capacity: 1)];

    [Fact]
    public async Task The_code_stays_the_old_seat_is_free_and_the_city_hall_is_told()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var code = await Booked(browser, Slots[0].Start);

        var mine = await browser.Get($"/r/{code}");
        var days = await browser.Get(BookingBrowser.Link(mine.Html, $"/r/{code}/change"));
        var times = await browser.Get(BookingBrowser.Link(days.Html, $"/r/{code}/change?day=2026-11-25"));
        var moved = await Move(browser, code, "2026-11-25T09:30");

        times.Html.Should().Contain("9:00〜9:30").And.Contain("9:30〜10:00");
        moved.Html.Should().Contain("予約の日時を変えました").And.Contain("令和8年11月25日（水） 9:30〜10:00");
        using var other = site.Resident();
        (await other.Book("honchosha", ["J10"], new("市民 太郎", "しみん たろう", "09011112222"), Slots[0].Start)).Code.Should().NotBe(code);
        await using var cityHall = await site.Dial();
        var told = (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500)).Bookings.Where(booking => booking.Code == code).ToList();
        told.Select(booking => (booking.Sequence, booking.Cancelled)).Should().Equal((1, false), (2, false));
        told[^1].SlotStart.Should().Be(Slots[4].Start);
    }

    [Fact]
    public async Task A_time_that_was_taken_meanwhile_leaves_the_old_one_standing()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var code = await Booked(browser, Slots[0].Start);
        using var other = site.Resident();
        await other.Book("honchosha", ["J10"], new("市民 太郎", "しみん たろう", "09011112222"), Slots[1].Start);

        var refused = await Move(browser, code, "2026-11-24T09:30");

        refused.Status.Should().Be(HttpStatusCode.Conflict);
        refused.Html.Should().Contain("今の予約はそのままです");
        await using var db = site.OpenDatabase();
        (await db.Seats.SingleAsync(seat => seat.Code == code)).Start.Should().Be(Slots[0].Start);
        (await db.Outbox.CountAsync()).Should().Be(2);
    }

    [Fact]
    public async Task Whoever_comes_on_the_new_day_already_is_asked_and_may_go_on()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var cityHall = await site.Dial();
        using var browser = site.Resident();
        await Booked(browser, Slots[3].Start);
        var code = await Booked(browser, Slots[0].Start);
        var (from, to) = (Slots[0].Start, Slots[4].Start);

        (await cityHall.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffMove), new StaffMove(code, from, to))).Refused!.Code.Should().Be(StaffRefusals.SameDay);
        var asked = await Move(browser, code, "2026-11-25T09:30");

        asked.Status.Should().Be(HttpStatusCode.Conflict);
        asked.Html.Should().Contain("同じ日に、もう予約があります").And.Contain("まだ変えていません").And.NotContain("25日（水） 9:00", "it says no more than that there is one");
        await using (var db = site.OpenDatabase())
            (await db.Seats.SingleAsync(seat => seat.Code == code)).Start.Should().Be(from);
        var moved = await browser.Post($"/r/{code}/change", [new("slot", "2026-11-25T09:30"), new("again", "yes"), new("__RequestVerificationToken", BookingBrowser.Hidden(asked.Html, "__RequestVerificationToken"))]);
        moved.Html.Should().Contain("予約の日時を変えました");
        (await cityHall.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffMove), new StaffMove(code, to, from))).Value!.Start.Should().Be(from, "nobody else comes that day");
        (await cityHall.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffMove), new StaffMove(code, from, to, Again: true))).Value!.Start.Should().Be(to);
    }

    [Fact]
    public async Task Within_a_day_of_two_reservations_nothing_is_asked_again()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await Booked(browser, Slots[1].Start);
        var code = await Booked(browser, Slots[0].Start);

        (await Move(browser, code, "2026-11-24T10:00")).Html.Should().Contain("予約の日時を変えました");
    }

    [Fact]
    public async Task Everybody_wants_the_last_seat_and_nobody_loses_the_old_one()
    {
        await using var site = await Site.WithSlots(
            [.. OutsideMaster.Slots(Site.Morning.AddHours(1), 1, capacity: 8), .. OutsideMaster.Slots(Site.Morning.AddHours(2), 1, capacity: 1)], holds: 0);
        var browsers = Enumerable.Range(0, 8).Select(_ => site.Resident()).ToList();
        var codes = await Task.WhenAll(browsers.Select((browser, i) => Booked(browser, Site.Morning.AddHours(1), new($"市民 {i}", "しみん", $"0901234000{i}"))));

        var answers = await Task.WhenAll(browsers.Zip(codes, (browser, code) => Task.Run(() => Move(browser, code, "2026-11-24T10:00"))));

        answers.Count(answer => answer.Status is HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.Status is HttpStatusCode.Conflict).Should().Be(7);
        await using var db = site.OpenDatabase();
        (await db.Seats.GroupBy(seat => seat.Code).Select(seats => seats.Count()).ToListAsync()).Should().HaveCount(8).And.OnlyContain(count => count == 1);
        (await db.Outbox.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync()).Should().Equal(Enumerable.Range(1, 9).Select(i => (long)i));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Nobody_moves_without_the_second_factor_nor_to_a_time_that_is_not_there()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var code = await Booked(browser, Slots[0].Start);
        using var stranger = site.Resident();
        var token = await stranger.Token("/r");

        await stranger.Post($"/r/{code}/change", [new("slot", "2026-11-25T09:30"), token]);
        (await Move(browser, code, "2026-11-26T09:30")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await Move(browser, code, "morgen")).Status.Should().Be(HttpStatusCode.BadRequest);
        (await browser.Get($"/r/{code}/change?day=2026-12-01")).Status.Should().Be(HttpStatusCode.BadRequest);

        await using var db = site.OpenDatabase();
        (await db.Bookings.SingleAsync()).Start.Should().Be(Slots[0].Start);
    }

    [Fact]
    public async Task Nothing_is_moved_or_cancelled_from_its_beginning_on()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var code = await Booked(browser, Slots[0].Start);

        await site.Restart(Slots[0].Start.AddMinutes(1));
        using var late = site.Resident();
        var mine = await late.Fill("/r", "/r", ("code", code), ("contact", "5678"));
        var token = await late.Token("/r");
        await late.Post($"/r/{code}/change", [new("slot", "2026-11-25T09:30"), token]);
        await late.Post($"/r/{code}/cancel", [new("sure", "yes"), token]);

        mine.Html.Should().Contain("予約の時間になりました").And.NotContain($"/r/{code}/change").And.NotContain($"/r/{code}/cancel");
        await using var db = site.OpenDatabase();
        var booking = await db.Bookings.SingleAsync();
        (booking.Start, booking.CancelledAt).Should().Be((Slots[0].Start.ToUniversalTime(), null));
        (await db.Outbox.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Who_has_a_reservation_that_day_is_asked_before_a_second_is_made()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var code = await Booked(browser, Slots[0].Start, Resident.Hanako with { Mail = "hanako@example.jp" });

        var sameDay = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[1].Start));
        var asked = await sameDay.Send(new("国分 花子", "コクブ ハナコ", Mail: "Hanako@Example.jp"), again: false);
        var family = await (await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[2].Start))).Send(Resident.Hanako with { Kana = "こくぶ いちろう" }, again: false);
        var otherDay = await (await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[3].Start))).Send(Resident.Hanako, again: false);
        var goneOn = await sameDay.Send(new("国分 花子", "コクブ ハナコ", Mail: "Hanako@Example.jp"), again: true);

        asked.Status.Should().Be(HttpStatusCode.Conflict);
        asked.Html.Should().Contain("同じ日に、もう予約があります").And.Contain("まだ予約していません").And.NotContain(code).And.NotContain("9:00〜9:30", "strangers learn neither the code nor the time");
        family.Booked.Should().NotBeNull("a family shares its telephone");
        otherDay.Booked.Should().NotBeNull();
        goneOn.Booked.Should().NotBeNull();
    }

    static async Task<string> Booked(BookingBrowser browser, DateTimeOffset start, Resident? who = null)
    {
        var booked = await browser.Book("honchosha", ["J10"], who ?? Resident.Hanako, start);
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", (who ?? Resident.Hanako).Phone![^4..]));
        return booked.Code;
    }

    static async Task<ResidentPage> Move(BookingBrowser browser, string code, string slot)
    {
        var token = await browser.Token($"/r/{code}/change?day=2026-11-25");
        return await browser.Post($"/r/{code}/change", [new("slot", slot), token.Value.Length > 0 ? token : await browser.Token($"/r/{code}/cancel")]);
    }
}
