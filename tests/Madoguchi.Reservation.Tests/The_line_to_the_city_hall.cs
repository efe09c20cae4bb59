using System.Net;
using System.Threading.Channels;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class The_line_to_the_city_hall
{
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 8, capacity: 5);

    [Fact]
    public async Task Nothing_is_lost_and_order_is_kept_when_the_line_is_cut_between_pulls()
    {
        await using var site = await Site.WithSlots(Slots);
        var codes = new List<string>();
        using var browser = site.Resident();
        for (var i = 0; i < 5; i++)
            codes.Add((await browser.Book("honchosha", ["J10"], Resident.Hanako)).Code);

        List<LinkBooking> stored = [];
        await using (var first = await site.Dial())
        {
            var batch = await first.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 2);
            batch.More.Should().BeTrue();
            stored.AddRange(batch.Bookings);
            await first.InvokeAsync(nameof(ILinkHub.Acknowledge), 2L);
            // Pulled, but the line is cut before the city hall has stored it.
            await first.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 2L, 2);
        }
        codes.Add((await browser.Book("honchosha", ["J01", "J10"], Resident.Hanako)).Code);
        await site.Restart();

        await using var again = site.Connection(Site.Key);
        await again.StartAsync();
        var welcome = await again.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello("test", Site.Morning));
        welcome.Should().Be(new LinkWelcome(6, 2));
        stored.AddRange((await again.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), welcome.AcknowledgedSequence, 500)).Bookings);

        stored.Select(booking => booking.Code).Should().Equal(codes);
        stored.Select(booking => booking.Sequence).Should().Equal(1, 2, 3, 4, 5, 6);
        stored[^1].Should().BeEquivalentTo(new LinkBooking(
            6, codes[^1], "honchosha", Slots[1].Start, 30, ["J01", "J10"], "国分 花子", "コクブ　ハナコ", "09012345678", null, "ja", false, stored[^1].At));
    }

    [Fact]
    public async Task The_city_hall_is_nudged_by_each_booking_and_cancellation()
    {
        await using var site = await Site.WithSlots(Slots);
        var nudges = Channel.CreateUnbounded<long>();
        await using var cityHall = await site.Dial(line => line.On<long>(nameof(ILinkClient.BookingsWaiting), sequence => nudges.Writer.WriteAsync(sequence).AsTask()));
        using var browser = site.Resident();

        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako);
        (await nudges.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Patience)).Should().Be(1);
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "5678"));
        await browser.Fill($"/r/{booked.Code}/cancel", $"/r/{booked.Code}/cancel", ("sure", "yes"));
        (await nudges.Reader.ReadAsync().AsTask().WaitAsync(Eventually.Patience)).Should().Be(2);

        var batch = await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500);
        batch.Bookings.Select(b => (b.Sequence, b.Code, b.Cancelled)).Should().Equal((1, booked.Code, false), (2, booked.Code, true));
        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(0, "a cancelled seat is free again");
    }

    [Fact]
    public async Task A_capacity_below_the_bookings_keeps_them_and_takes_no_more()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        for (var i = 0; i < 3; i++)
            await browser.Book("honchosha", ["J10"], Resident.Hanako, Slots[0].Start);

        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, [Slots[0] with { Capacity = 1 }, Slots[1]]));

        (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start))).Status.Should().Be(HttpStatusCode.Conflict);
        (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[2].Start))).Status.Should().Be(HttpStatusCode.BadRequest, "a slot not named is not bookable");
        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(3);
        (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 500)).Bookings.Should().HaveCount(3);
    }

    [Fact]
    public async Task Residents_book_without_the_line_and_after_a_restart()
    {
        await using var site = await Site.WithSlots(Slots);
        await site.Restart();
        using var browser = site.Resident();

        (await browser.Book("honchosha", ["J10"], Resident.Hanako)).Code.Should().HaveLength(8);
    }

    [Fact]
    public async Task An_older_master_is_ignored_within_one_connection_and_the_first_of_a_new_one_counts()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        await using (var cityHall = await site.Dial())
        {
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(9, Slots) with { Municipality = "新しい市", MunicipalityNames = null });
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(8, Slots) with { Municipality = "古い市", MunicipalityNames = null });
            (await browser.Get("/")).Html.Should().Contain("新しい市").And.NotContain("古い市");
        }
        await using var restored = await site.Dial();
        await restored.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(3, Slots) with { Municipality = "復元した市", MunicipalityNames = null });
        (await browser.Get("/")).Html.Should().Contain("復元した市");
    }

    [Fact]
    public async Task The_connection_that_opened_last_is_the_line_and_the_one_before_is_closed()
    {
        await using var site = await Site.WithSlots(Slots);
        var closed = new TaskCompletionSource();
        await using var older = await site.Dial(line => line.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        });
        await using var newer = await site.Dial();

        await closed.Task.WaitAsync(Eventually.Patience);
        (await newer.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 10)).Bookings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_new_database_goes_on_counting_behind_what_the_city_hall_has_stored()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako);
        await using var cityHall = await site.Dial();

        var batch = await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 40L, 500);
        await browser.Book("honchosha", ["J10"], Resident.Hanako);
        var next = await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 41L, 500);

        batch.Bookings.Should().ContainSingle().Which.Should().Match<LinkBooking>(b => b.Sequence == 41 && b.Code == booked.Code);
        next.Bookings.Should().ContainSingle().Which.Sequence.Should().Be(42);
    }

    [Fact]
    public async Task Congestion_is_shown_with_its_time()
    {
        await using var site = await Site.WithSlots(Slots);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), new Congestion(Site.Morning.AddHours(2), "132144", "CC BY 4.0",
            [new("honchosha", "市役所本庁舎", true, 7, [new("A", "証明書", 12, new(10, 15), true), new("B", "届出", 3, null, false)], [new(5, "A012", 2, "証明書", Site.Morning, "call")])]));
        using var browser = site.Resident();

        var page = await browser.Get("/now");

        page.Html.Should().Contain("12人").And.Contain("約10〜15分").And.Contain("本日の受付は終わりました").And.Contain("A012").And.Contain("令和8年11月24日（火） 10:00 現在");
        await cityHall.DisposeAsync();
        await site.Restart();
        using var later = site.Resident();
        (await later.Get("/now")).Html.Should().Contain("12人").And.Contain("新しい情報が届いていません");
    }
}
