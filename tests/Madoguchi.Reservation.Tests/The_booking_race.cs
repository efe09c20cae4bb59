using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class The_booking_race
{
    const int SlotsOfEachKind = 60, BookersPerSlot = 8;

    [Fact]
    public async Task Bookings_equal_capacity_exactly_with_eight_bookers_at_every_slot()
    {
        var ofOne = OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), SlotsOfEachKind, capacity: 1);
        var ofThree = OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), SlotsOfEachKind, capacity: 3, site: "kokubunji-eki");
        await using var site = await Site.WithSlots([.. ofOne, .. ofThree], holds: 0);
        var browsers = Enumerable.Range(0, BookersPerSlot).Select(_ => site.Resident()).ToList();

        foreach (var slot in ofOne.Zip(ofThree, (one, three) => new[] { one, three }).SelectMany(both => both))
        {
            var forms = await Task.WhenAll(browsers.Select(browser => browser.OpenDetails(BookingBrowser.DetailsAddress(slot.Site, ["J10"], slot.Start))));
            var answers = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => form.Send(new($"市民 {i}", "しみん", $"0901234000{i}")))));

            answers.Count(answer => answer.Booked is not null).Should().Be(slot.Capacity);
            answers.Should().OnlyContain(answer => answer.Booked != null || answer.Status == HttpStatusCode.Conflict);
        }

        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(SlotsOfEachKind * (1 + 3));
        (await db.Bookings.CountAsync()).Should().Be(SlotsOfEachKind * (1 + 3));
        (await db.Outbox.Select(entry => entry.Sequence).OrderBy(sequence => sequence).ToListAsync())
            .Should().Equal(Enumerable.Range(1, SlotsOfEachKind * (1 + 3)).Select(i => (long)i));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task Two_thousand_attempts_at_one_released_day_sell_its_two_hundred_seats_and_offer_everybody_else_another_time()
    {
        const int Attempts = 2000, Slots = 10, Seats = 20;
        var day = Site.Morning.AddHours(1);
        await using var site = await Site.WithSlots([.. OutsideMaster.Slots(day, Slots, Seats), .. OutsideMaster.Slots(day.AddDays(1), Slots, Seats)]);
        using var browser = site.Resident();
        var token = await browser.Token("/r");

        var answers = await Task.WhenAll(Enumerable.Range(0, Attempts).Select(i => Task.Run(() =>
        {
            var start = day.AddMinutes(30 * (i % Slots));
            return browser.Send(BookingBrowser.DetailsAddress("honchosha", ["J10"], start),
            [
                token, new("key", Guid.NewGuid().ToString()), new("slot", $"{start:yyyy-MM-ddTHH:mm}"), new("name", $"市民 {i}"), new("kana", "しみん"), new("phone", $"090{i:00000000}"),
            ]);
        })));

        answers.GroupBy(answer => answer.Status).ToDictionary(group => group.Key, group => group.Count())
            .Should().BeEquivalentTo(new Dictionary<HttpStatusCode, int> { [HttpStatusCode.SeeOther] = Slots * Seats, [HttpStatusCode.Conflict] = Attempts - (Slots * Seats) });
        answers.Count(answer => answer.Status is HttpStatusCode.Conflict && answer.Html.Contains("type=\"radio\" name=\"slot\"", StringComparison.Ordinal)).Should().Be(Attempts - (Slots * Seats));
        await using var db = site.OpenDatabase();
        (await db.Seats.GroupBy(seat => seat.Start).Select(seats => seats.Count()).ToListAsync()).Should().Equal(Enumerable.Repeat(Seats, Slots));
        (await db.Outbox.OrderBy(entry => entry.Sequence).Select(entry => entry.Sequence).ToListAsync()).Should().Equal(Enumerable.Range(1, Slots * Seats).Select(i => (long)i));
    }

    [Fact]
    public async Task Who_comes_too_late_keeps_what_was_typed_and_is_offered_the_next_free_times()
    {
        var slots = OutsideMaster.Slots(Site.Morning.AddHours(1), 3, capacity: 1);
        await using var site = await Site.WithSlots(slots, holds: 0);
        using var browser = site.Resident();
        var late = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], slots[0].Start));
        await browser.Book("honchosha", ["J10"], Resident.Hanako, slots[0].Start);

        var answer = await late.Send(new("市民 太郎", "しみん たろう", Mail: "taro@example.jp"));

        answer.Status.Should().Be(HttpStatusCode.Conflict);
        answer.Html.Should().Contain("この時間は満員になりました").And.Contain("市民 太郎").And.Contain("9:30〜10:00").And.NotContain("9:00〜9:30");
    }
}
