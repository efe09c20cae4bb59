using Madoguchi.Contracts.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

/// <summary>Staff book for callers over the line: the same seats as residents', those kept for staff first.</summary>
public class Bookings_by_telephone
{
    static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);
    static readonly StaffStay Certificate = new("honchosha", ["J10"]);

    [Fact]
    public async Task A_seat_kept_for_staff_is_sold_when_residents_see_a_full_time_and_once_for_one_key()
    {
        await using var site = await Site.WithSlots(Slots(count: 2, capacity: 2, kept: 1));
        await using var cityHall = await site.Dial();
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Resident.Hanako, Nine);
        (await Times(cityHall)).Value!.Times.Select(time => (time.Start, time.Capacity, time.Free, time.PublicFree, time.ForResidents))
            .Should().Equal((Nine, 2, 1, 0, true), (Nine.AddMinutes(30), 2, 2, 1, true));

        var order = Order(Nine, "やまだ　いちろう");
        var booked = (await Book(cityHall, order)).Value!;
        var again = (await Book(cityHall, order)).Value!;
        var other = (await Book(cityHall, order with { Start = Nine.AddMinutes(30) })).Value!;
        var full = await Book(cityHall, Order(Nine, "かとう"));

        again.Should().Be(booked);
        booked.Should().BeEquivalentTo(new { Start = Nine, Minutes = 30, Cancelled = false, Earlier = false });
        other.Should().Be(booked with { Earlier = true }, "the key is that of the first");
        full.Refused!.Code.Should().Be(StaffRefusals.TimeFull);
        var told = (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500)).Bookings;
        told.Should().HaveCount(2);
        told[^1].Should().BeEquivalentTo(new { booked.Code, Name = "ヤマダ　イチロウ", Kana = "ヤマダ　イチロウ", Phone = "4321", Mail = (string?)null, SlotStart = Nine });
    }

    [Fact]
    public async Task Residents_and_staff_together_never_sell_more_than_there_is()
    {
        const int Many = 10, Buyers = 5, Capacity = 3, Kept = 1;
        var slots = Slots(Many, Capacity, Kept);
        await using var site = await Site.WithSlots(slots, holds: 0);
        await using var cityHall = await site.Dial();
        var browsers = Enumerable.Range(0, Buyers).Select(_ => site.Resident()).ToList();

        foreach (var slot in slots)
        {
            var forms = await Task.WhenAll(browsers.Select(browser => browser.OpenDetails(BookingBrowser.DetailsAddress(slot.Site, ["J10"], slot.Start))));
            var residents = forms.Select((form, i) => Task.Run(async () => (await form.Send(new($"市民 {i}", "しみん", $"0901234000{i}"))).Booked is not null));
            var callers = Enumerable.Range(0, Buyers).Select(i => Task.Run(async () => (await Book(cityHall, Order(slot.Start, "でんわ", $"080123400{i}0") with { Again = true })).Value is not null));
            var (online, byPhone) = (Task.WhenAll(residents.ToList()), Task.WhenAll(callers.ToList()));

            var (sold, told) = ((await online).Count(yes => yes), (await byPhone).Count(yes => yes));
            (sold + told).Should().Be(Capacity);
            sold.Should().BeLessThanOrEqualTo(Capacity - Kept);
        }

        await using var db = site.OpenDatabase();
        (await db.Seats.GroupBy(seat => seat.Start).Select(seats => seats.Count()).ToListAsync()).Should().Equal(Enumerable.Repeat(Capacity, Many));
        (await db.Bookings.CountAsync()).Should().Be(Many * Capacity);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task A_reservation_is_moved_and_cancelled_once_however_often_it_is_asked_and_never_over_the_head_of_its_holder()
    {
        await using var site = await Site.WithSlots(Slots(count: 4, capacity: 1, kept: 0));
        await using var cityHall = await site.Dial();
        var booked = (await Book(cityHall, Order(Nine, "やまだ"))).Value!;
        await Book(cityHall, Order(Nine.AddMinutes(30), "かとう"));
        var (second, third, fourth) = (Nine.AddMinutes(30), Nine.AddMinutes(60), Nine.AddMinutes(90));

        (await Times(cityHall, booked.Code)).Value!.Times.Select(time => time.Free).Should().Equal([1, 0, 1, 1], "its own seat is free for it");
        (await Move(cityHall, new(booked.Code, Nine, second))).Refused!.Code.Should().Be(StaffRefusals.TimeFull);
        for (var press = 0; press < 2; press++)
            (await Move(cityHall, new(booked.Code, Nine, third))).Value.Should().Be(booked with { Start = third });
        (await Move(cityHall, new(booked.Code, Nine, fourth))).Refused!.Code.Should().Be(StaffRefusals.Changed, "the clerk saw an older time");
        (await Cancel(cityHall, new(booked.Code, Nine))).Refused!.Code.Should().Be(StaffRefusals.Changed);
        (await Move(cityHall, new("ABCD2345", Nine, third))).Refused!.Code.Should().Be(StaffRefusals.Unknown);
        for (var press = 0; press < 2; press++)
            (await Cancel(cityHall, new(booked.Code, third))).Value!.Cancelled.Should().BeTrue();
        (await Move(cityHall, new(booked.Code, third, fourth))).Refused!.Code.Should().Be(StaffRefusals.Cancelled);

        var told = (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500)).Bookings.Where(one => one.Code == booked.Code);
        told.Select(one => (one.Sequence, one.Cancelled)).Should().Equal((1, false), (3, false), (4, true));
        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_by_a_code_with_a_sentence_and_changes_nothing()
    {
        await using var site = await Site.WithSlots(Slots(count: 2, capacity: 2, kept: 0));
        await using var cityHall = await site.Dial();
        var order = Order(Nine, "やまだ");
        var refused = new List<string>();
        foreach (var wrong in (StaffOrder[])
        [
            order with { Kana = "Yamada" }, order with { Name = "山田 1234-5678-9012" }, order with { Phone = "123" }, order with { Stay = new("mars", ["J10"]) },
            order with { Stay = new("honchosha", ["X99"]) }, order with { Stay = new("honchosha", ["J10"], "okuyami") }, order with { Start = Nine.AddDays(30) },
        ])
        {
            var answer = await Book(cityHall, wrong);
            answer.Value.Should().BeNull();
            answer.Refused!.Message.Should().Be(StaffRefusals.Sentence(answer.Refused.Code)).And.EndWith("。");
            refused.Add(answer.Refused.Code);
        }
        refused.Should().Equal(StaffRefusals.KanaUnreadable, StaffRefusals.NameUnreadable, StaffRefusals.PhoneUnreadable, StaffRefusals.UnknownSite,
            StaffRefusals.UnknownProcedure, StaffRefusals.UnknownProcedure, StaffRefusals.TimeNotBookable);
        foreach (var garbage in (StaffOrder?[])[null, order with { Key = Guid.Empty }, order with { Stay = null! }, order with { Stay = new("honchosha", []) }, order with { Kana = new('あ', 5000) }])
            await cityHall.Invoking(line => Book(line, garbage!)).Should().ThrowAsync<HubException>();
        await using var stranger = site.Connection(Site.Key);
        await stranger.StartAsync();
        await stranger.Invoking(line => Book(line, order)).Should().ThrowAsync<HubException>("the line is the one that was opened");

        (await Book(cityHall, order)).Value.Should().NotBeNull();
        (await Book(cityHall, order with { Key = Guid.NewGuid(), Start = Nine.AddMinutes(30) })).Refused!.Code.Should().Be(StaffRefusals.SameDay);
        (await Book(cityHall, order with { Key = Guid.NewGuid(), Start = Nine.AddMinutes(30), Again = true })).Value.Should().NotBeNull();
        await using var db = site.OpenDatabase();
        (await db.Bookings.Select(booking => booking.ByStaff).ToListAsync()).Should().Equal(true, true);
    }

    static LinkSlot[] Slots(int count, int capacity, int kept) =>
        [.. OutsideMaster.Slots(Nine, count, capacity).Select(slot => slot with { InternalCapacity = kept })];

    static StaffOrder Order(DateTimeOffset start, string kana, string phone = "４３２１") => new(Guid.NewGuid(), Certificate, start, null, kana, phone);

    static Task<HubReply<StaffTimes>> Times(HubConnection line, string? code = null) => line.InvokeAsync<HubReply<StaffTimes>>(
        nameof(ILinkHub.StaffTimes), new StaffTimesAsk(code is null ? Certificate : null, code, DateOnly.FromDateTime(Nine.DateTime), 7));

    static Task<HubReply<StaffBooked>> Book(HubConnection line, StaffOrder order) => line.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffBook), order);

    static Task<HubReply<StaffBooked>> Move(HubConnection line, StaffMove move) => line.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffMove), move);

    static Task<HubReply<StaffBooked>> Cancel(HubConnection line, StaffCancel cancel) => line.InvokeAsync<HubReply<StaffBooked>>(nameof(ILinkHub.StaffCancel), cancel);
}
