using System.Net;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

public class Readings_of_seats_are_shared
{
    static readonly IReadOnlyList<LinkSlot> Slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 4, capacity: 1);

    [Fact]
    public async Task Nobody_reads_again_while_nothing_is_written_and_everybody_does_after_a_booking()
    {
        await using var site = await Site.WithSlots(Slots, holds: 0);
        using var browser = site.Resident();
        var seats = site.Services.GetRequiredService<SeatMap>();

        var before = await seats.Now();
        (await seats.Now()).Should().BeSameAs(before);
        await browser.Book("honchosha", ["J10"], Resident.Hanako, Slots[0].Start);

        var after = await seats.Now();
        after.Should().NotBeSameAs(before);
        (await seats.Now()).Should().BeSameAs(after);
    }

    [Fact]
    public async Task A_hold_that_lapses_ends_the_reading_it_stands_in()
    {
        var clock = new TurnedClock(Site.Morning);
        await using var site = await Site.Behind(clock, Slots);
        using var hanako = site.Resident();
        using var taro = site.Resident();
        var details = BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start);
        await hanako.Choose(details);
        (await taro.Get(details)).Status.Should().Be(HttpStatusCode.Conflict);

        clock.Turn(TimeSpan.FromMinutes(11));

        (await taro.Get(details)).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_form_sent_again_is_its_booking_though_it_was_moved_and_somebody_else_has_its_first_time()
    {
        await using var site = await Site.WithSlots(Slots, holds: 0);
        using var browser = site.Resident();
        var form = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Slots[0].Start));
        var first = await form.Send(Resident.Hanako);
        await using (var db = site.OpenDatabase())
        {
            var booking = await db.Bookings.AsNoTracking().SingleAsync();
            await site.Services.GetRequiredService<BookingDesk>().Move(booking, Stay.Of(site.Services.GetRequiredService<MasterBook>().Current, booking)!, Slots[1].Start);
        }
        using var taro = site.Resident();
        await taro.Book("honchosha", ["J10"], new("市民 太郎", "しみん たろう", "090-0000-0001"), Slots[0].Start);

        var second = await form.Send(Resident.Hanako);

        second.Booked!.Code.Should().Be(first.Booked!.Code);
    }
}
