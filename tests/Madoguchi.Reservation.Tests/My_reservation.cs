using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class My_reservation
{
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 2, capacity: 1);

    [Fact]
    public async Task The_code_alone_shows_nothing_personal()
    {
        await using var site = await Site.WithSlots(Slots);
        using var hanako = site.Resident();
        var booked = await hanako.Book("honchosha", ["J10"], Resident.Hanako);
        using var finder = site.Resident();

        var page = await finder.Get($"/r/{booked.Code}");

        page.Html.Should().Contain("下4けた").And.NotContain("花子").And.NotContain("コクブ").And.NotContain("5678").And.NotContain("住民票");
    }

    [Theory]
    [InlineData("5678")]
    [InlineData("５６７８")]
    [InlineData("090-1234-5678")]
    [InlineData("Hanako@Example.jp")]
    public async Task Phone_digits_or_mail_open_it_in_any_writing(string contact)
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako with { Mail = "hanako@example.jp" });

        var page = await browser.Fill("/r", "/r", ("code", $" {booked.Code[..4].ToLowerInvariant()}－{booked.Code[4..]}"), ("contact", contact));

        page.Html.Should().Contain("国分 花子").And.Contain("予約を取り消す");
    }

    [Fact]
    public async Task A_cancelled_seat_can_be_booked_again_and_cancelling_twice_is_harmless()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako, Slots[0].Start);
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "5678"));
        var (page, form) = ($"/r/{booked.Code}/cancel", $"/r/{booked.Code}/cancel");
        var token = await browser.Token(page);

        var cancelled = await browser.Post(form, [new("sure", "yes"), token]);
        await browser.Post(form, [new("sure", "yes"), token]);

        cancelled.Html.Should().Contain("予約を取り消しました");
        (await browser.Book("honchosha", ["J10"], Resident.Hanako, Slots[0].Start)).Code.Should().NotBe(booked.Code);
        await using var db = site.OpenDatabase();
        (await db.Outbox.CountAsync()).Should().Be(3);
    }

    [Fact]
    public async Task Nobody_cancels_without_the_second_factor()
    {
        await using var site = await Site.WithSlots(Slots);
        using var hanako = site.Resident();
        var booked = await hanako.Book("honchosha", ["J10"], Resident.Hanako);
        using var stranger = site.Resident();
        var token = await stranger.Token("/r");

        await stranger.Post($"/r/{booked.Code}/cancel", [new("sure", "yes"), token]);

        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Guessing_the_second_factor_is_stopped_after_five_tries_and_a_wrong_code_looks_the_same()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J10"], Resident.Hanako);
        var unknown = await browser.Fill("/r", "/r", ("code", "22222222"), ("contact", "1111"));

        for (var i = 0; i < 5; i++)
        {
            var wrong = await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", $"000{i}"));
            wrong.Status.Should().Be(unknown.Status).And.Be(HttpStatusCode.NotFound);
        }

        (await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "5678"))).Status.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task The_personal_data_goes_a_month_after_the_time_once_the_city_hall_has_it()
    {
        await using var site = await Site.WithSlots(Slots);
        using var browser = site.Resident();
        var first = await browser.Book("honchosha", ["J10"], Resident.Hanako);
        await browser.Book("honchosha", ["J10"], Resident.Hanako);
        await using (var cityHall = await site.Dial())
            await cityHall.InvokeAsync(nameof(ILinkHub.Acknowledge), 1L);

        await site.Restart(Site.Morning.AddDays(32));
        await site.Housekeep();

        await using var db = site.OpenDatabase();
        (await db.Bookings.Select(booking => booking.Code).ToListAsync()).Should().ContainSingle().Which.Should().NotBe(first.Code, "the second is not acknowledged yet");
    }
}
