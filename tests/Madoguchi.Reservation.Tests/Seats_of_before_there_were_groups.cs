using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

/// <summary>Booked while all procedures shared one kind of slot; then the city publishes counter groups.</summary>
public class Seats_of_before_there_were_groups
{
    static readonly DateTimeOffset Nine = Site.Morning.AddDays(1).AddHours(1);

    [Fact]
    public async Task A_seat_counts_in_the_group_of_its_procedure_and_nowhere_else()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 4, 1));
        var code = await Book(site, ["J10"], Nine);

        await Publish(site, [.. Of("A", 2, 1), .. Of("B", 2, 1)]);

        (await Offered(site, "J10", Nine)).Should().BeFalse("its counter is promised already");
        (await Offered(site, "J10", Nine.AddMinutes(30))).Should().BeTrue();
        (await Offered(site, "J01", Nine)).Should().BeTrue("nobody needs that counter");
        (await SeatsOf(site, code)).Should().Equal(("A", "9:00"));
    }

    [Fact]
    public async Task A_visit_of_several_procedures_counts_at_every_counter_at_its_time()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 4, 1));
        var code = await Book(site, ["J01", "H01"], Nine);

        await Publish(site, [.. Of("A", 3, 1), .. Of("B", 3, 1), .. Of("D", 3, 1)]);

        // 転入届 25 minutes at B, then 国保 20 at D.
        (await SeatsOf(site, code)).Should().Equal(("B", "9:00"), ("D", "9:00"), ("D", "9:30"));
        (await Offered(site, "H01", Nine.AddMinutes(30))).Should().BeFalse();
        (await Offered(site, "J01", Nine.AddMinutes(30))).Should().BeTrue();
    }

    [Fact]
    public async Task Who_booked_for_the_family_before_the_okuyami_corner_was_there_keeps_the_counters_and_leaves_the_corner_free()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 4, 1));
        var code = await Book(site, ["J01", "H01"], Nine);

        await Publish(site, [.. Of("B", 3, 1), .. Of("D", 3, 1), new("honchosha", Nine, 60, 1, "okuyami")]);

        (await SeatsOf(site, code)).Select(seat => seat.Group).Distinct().Should().Equal("B", "D");
        using var browser = site.Resident();
        (await browser.Get($"{BookingBrowser.DetailsAddress("honchosha", ["J01", "H01"], Nine)}&g=okuyami")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task More_reservations_than_the_group_has_seats_all_stay_and_nothing_is_sold_until_there_is_room()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 1, 2));
        string[] codes = [await Book(site, ["J10"], Nine), await Book(site, ["J10"], Nine)];

        await Publish(site, Of("A", 1, 1));

        (await SeatsOf(site, codes)).Should().Equal(("A", "9:00"), ("A", "9:00"));
        (await Offered(site, "J10", Nine)).Should().BeFalse();
        await Cancel(site, codes[0]);
        (await Offered(site, "J10", Nine)).Should().BeFalse("the other one has the seat");
        await Cancel(site, codes[1]);
        (await Offered(site, "J10", Nine)).Should().BeTrue();
    }

    [Fact]
    public async Task A_time_at_which_no_slot_begins_any_more_still_counts_against_the_slot_in_which_it_lies()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 2, 1));
        await Book(site, ["J10"], Nine.AddMinutes(30));

        await Publish(site, [new("honchosha", Nine, 60, 1, "A"), new("honchosha", Nine.AddHours(1), 60, 1, "A")]);

        (await Offered(site, "J10", Nine)).Should().BeFalse();
        (await Offered(site, "J10", Nine.AddHours(1))).Should().BeTrue();
    }

    [Fact]
    public async Task A_database_that_has_had_groups_for_long_is_put_right_at_the_start_whether_or_not_the_line_is_up()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 2, 1));
        var code = await Book(site, ["J10"], Nine);
        await Publish(site, Of("A", 2, 1));
        await using (var db = site.OpenDatabase())
            await db.Database.ExecuteSqlRawAsync("UPDATE \"Seats\" SET \"Group\" = ''");

        await site.Restart();

        (await SeatsOf(site, code)).Should().Equal(("A", "9:00"));
        (await Offered(site, "J10", Nine)).Should().BeFalse();
    }

    [Fact]
    public async Task Groups_published_amid_bookings_leave_no_seat_behind_and_sell_none_twice()
    {
        const int Seats = 6;
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Nine, 1, Seats), holds: 0);
        var browsers = Enumerable.Range(0, 12).Select(_ => site.Resident()).ToList();
        var forms = await Task.WhenAll(browsers.Select(browser => browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine))));

        var sent = forms.Select((form, i) => Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(3 * i), TimeProvider.System);
            return await form.Send(new($"市民 {i}", "しみん", $"0901234{i:0000}"));
        })).ToList();
        await Publish(site, Of("A", 1, Seats));
        var answers = await Task.WhenAll(sent);

        await using var db = site.OpenDatabase();
        var seats = await db.Seats.Where(seat => seat.Code != null).ToListAsync();
        seats.Should().OnlyContain(seat => seat.Group == "A");
        seats.Should().HaveCount(answers.Count(answer => answer.Booked is not null)).And.HaveCountLessThanOrEqualTo(Seats);
        browsers.ForEach(browser => browser.Dispose());
    }

    static async Task Publish(Site site, IReadOnlyList<LinkSlot> slots)
    {
        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, slots) with
        {
            Groups = [Group("A"), Group("B"), Group("D"), Group("okuyami") with { Categories = [], LifeEvent = "bereavement" }],
        });
    }

    static LinkGroup Group(string code) => new("honchosha", code, new Dictionary<string, string> { ["ja"] = code }, [code]);

    static IReadOnlyList<LinkSlot> Of(string group, int count, int seats) =>
        [.. Enumerable.Range(0, count).Select(i => new LinkSlot("honchosha", Nine.AddMinutes(30 * i), 30, seats, group))];

    static async Task<string> Book(Site site, string[] procedures, DateTimeOffset start)
    {
        using var browser = site.Resident();
        return (await browser.Book("honchosha", procedures, Resident.Hanako, start)).Code;
    }

    static async Task Cancel(Site site, string code)
    {
        using var browser = site.Resident();
        await browser.Fill("/r", "/r", ("code", code), ("contact", "5678"));
        await browser.Fill($"/r/{code}/cancel", $"/r/{code}/cancel", ("sure", "yes"));
    }

    static async Task<bool> Offered(Site site, string procedure, DateTimeOffset start)
    {
        using var browser = site.Resident();
        return (await browser.Get(BookingBrowser.DetailsAddress("honchosha", [procedure], start))).Status is HttpStatusCode.OK;
    }

    static async Task<IReadOnlyList<(string Group, string Start)>> SeatsOf(Site site, params string[] codes)
    {
        await using var db = site.OpenDatabase();
        var seats = await db.Seats.Where(seat => codes.Contains(seat.Code)).ToListAsync();
        return [.. seats.Select(seat => (seat.Group, Start: seat.Start.ToOffset(Nine.Offset).ToString("H:mm", null))).Order()];
    }
}
