using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class One_form_one_booking
{
    [Fact]
    public async Task A_form_sent_twice_at_once_books_once()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 1, capacity: 100));
        using var browser = site.Resident();
        var form = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Site.Morning.AddHours(1)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => form.Send(Resident.Hanako))));

        answers.Select(answer => answer.Booked!.Code).Distinct().Should().ContainSingle();
        await using var db = site.OpenDatabase();
        (await db.Bookings.CountAsync()).Should().Be(1);
        (await db.Seats.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_form_sent_again_with_another_name_says_that_the_first_booking_stands()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 1, capacity: 100));
        using var browser = site.Resident();
        var form = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Site.Morning.AddHours(1)));
        var first = await form.Send(Resident.Hanako);

        var second = await form.Send(Resident.Hanako with { Name = "別の 人" });

        second.Booked!.Code.Should().Be(first.Booked!.Code);
        second.Html.Should().Contain("すでに予約ができています");
    }

    [Fact]
    public async Task A_form_sent_again_when_its_time_is_no_longer_offered_says_that_its_booking_stands()
    {
        var slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 2, capacity: 100);
        await using var site = await Site.WithSlots(slots);
        using var browser = site.Resident();
        var form = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], slots[0].Start));
        // The answer is lost on its way, and when the resident presses again the city hall has closed that time.
        var first = await form.Send(Resident.Hanako);
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, [slots[1]]));

        var pressed = await form.Send(Resident.Hanako);
        var reloaded = await browser.Get($"{BookingBrowser.DetailsAddress("honchosha", ["J10"], slots[0].Start)}&key={form.Key}");

        pressed.Booked!.Code.Should().Be(first.Booked!.Code);
        pressed.Html.Should().Contain("すでに予約ができています");
        reloaded.Html.Should().Contain($"{first.Booked.Code[..4]}-{first.Booked.Code[4..]}");
    }
}
