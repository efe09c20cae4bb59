using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public class Several_procedures_in_one_visit
{
    static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);

    static readonly LinkGroup[] Groups =
    [
        Group("A", "A"), Group("B", "B"), Group("D", "D"), new("honchosha", "okuyami", Names("おくやみコーナー"), [], "bereavement"),
    ];

    [Fact]
    public async Task A_visit_needs_a_seat_at_every_counter_at_its_time()
    {
        // 転入届 25 minutes at B, 住民票 5 at A, 国保 20 at D from half past on.
        await using var site = await Site.WithSlots([.. Of("A", 4, 5), .. Of("B", 4, 5), .. Of("D", 4, 1)], groups: Groups, holds: 0);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["H01"], Resident.Hanako, Nine.AddMinutes(30));

        var times = await browser.Get("/book/honchosha/time?p=J01&p=J10&p=H01&day=2026-11-24");
        var booked = await browser.Book("honchosha", ["J01", "J10", "H01"], Resident.Hanako, Nine.AddMinutes(30));

        times.Html.Should().Contain("9:00〜10:00").And.Contain("9:30〜10:30").And.Contain("10:00〜11:00").And.NotContain("10:30〜", "the last would end when no slot is left");
        BookingBrowser.FreeTimes(times.Address.PathAndQuery, times.Html)[0].Should().Contain("T09:30", "at nine the insurance counter is taken from half past on");
        await using var db = site.OpenDatabase();
        (await db.Seats.Where(seat => seat.Code == booked.Code).Select(seat => new { seat.Group, seat.Start }).ToListAsync())
            .Select(seat => (seat.Group, Start: seat.Start.ToOffset(Nine.Offset).ToString("H:mm", null))).OrderBy(seat => seat.Group)
            .Should().Equal(("A", "9:30"), ("B", "9:30"), ("D", "10:00"));
    }

    [Fact]
    public async Task Who_cancels_gives_all_seats_back()
    {
        await using var site = await Site.WithSlots([.. Of("A", 2, 1), .. Of("B", 2, 1), .. Of("D", 2, 1)], groups: Groups);
        using var browser = site.Resident();
        var booked = await browser.Book("honchosha", ["J01", "H01"], Resident.Hanako, Nine);
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", "5678"));
        await browser.Fill($"/r/{booked.Code}/cancel", $"/r/{booked.Code}/cancel", ("sure", "yes"));

        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task No_seat_is_left_behind_by_a_visit_that_found_one_counter_full()
    {
        await using var site = await Site.WithSlots([.. Of("B", 2, 5), .. Of("D", 2, 1)], groups: Groups, holds: 0);
        using var browser = site.Resident();
        var form = await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J01", "H01"], Nine));
        await browser.Book("honchosha", ["H01"], Resident.Hanako, Nine);
        await browser.Book("honchosha", ["H01"], Resident.Hanako, Nine.AddMinutes(30));

        (await form.Send(Resident.Hanako)).Status.Should().Be(HttpStatusCode.Conflict);

        await using var db = site.OpenDatabase();
        (await db.Seats.CountAsync(seat => seat.Group == "B")).Should().Be(0);
        (await db.Outbox.Select(entry => entry.Sequence).ToListAsync()).Should().Equal(1, 2);
    }

    [Fact]
    public async Task At_the_okuyami_corner_everything_is_done_in_one_hour_at_one_counter()
    {
        await using var site = await Site.WithSlots([new("honchosha", Nine, 60, 1, "okuyami"), .. Of("A", 2, 1)], groups: Groups, navigator: Bereavement);
        using var browser = site.Resident();

        var result = await browser.Get("/guide/bereavement/result?yes=moved&yes=insured");
        var days = await browser.Get(BookingBrowser.Link(result.Html, "/book/honchosha/day?"));
        var day = BookingBrowser.Link(days.Html, "/book/honchosha/time?");
        var times = await browser.Get(day);
        var form = await browser.OpenDetails(BookingBrowser.FreeTimes(day, times.Html)[0]);
        var booked = await form.Send(Resident.Hanako);

        result.Html.Should().Contain("おくやみコーナー");
        times.Html.Should().Contain("9:00〜10:00");
        booked.Booked.Should().NotBeNull();
        await using var db = site.OpenDatabase();
        (await db.Seats.SingleAsync()).Group.Should().Be("okuyami");
    }

    [Fact]
    public async Task Only_what_may_be_booked_now_is_offered_and_seats_for_callers_are_not()
    {
        var later = Nine.AddDays(1);
        await using var site = await Site.WithSlots(
        [
            new("honchosha", Nine, 30, 2, "A", InternalCapacity: 1), new("honchosha", Nine.AddMinutes(30), 30, 2, "A", InternalCapacity: 2),
            new("honchosha", later, 30, 1, "A", BookableUntil: Site.Morning.AddMinutes(-1)), new("honchosha", later.AddMinutes(30), 30, 1, "A", BookableFrom: later),
        ], groups: Groups);
        using var browser = site.Resident();

        var days = await browser.Get("/book/honchosha/day?p=J10");
        var times = await browser.Get("/book/honchosha/time?p=J10&day=2026-11-24");

        days.Html.Should().Contain("11月24日").And.NotContain("11月25日");
        times.Html.Should().Contain("9:00〜9:30").And.Contain("あと1人").And.NotContain("9:30〜10:00");
        foreach (var never in new[] { Nine.AddMinutes(30), later, later.AddMinutes(30) })
            (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], never))).Status.Should().Be(HttpStatusCode.BadRequest);
        (await browser.Get("/book/honchosha/day?p=H01")).Html.Should().Contain("予約なしで窓口に来て", "insurance is not booked here, and whoever comes is served");
    }

    [Fact]
    public async Task Slots_cut_anew_do_not_sell_the_old_seats_again()
    {
        await using var site = await Site.WithSlots(Of("A", 2, 1), groups: Groups);
        using var browser = site.Resident();
        await browser.Book("honchosha", ["J10"], Resident.Hanako, Nine.AddMinutes(30));

        await using var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, [new("honchosha", Nine, 60, 1, "A")]) with { Groups = Groups });

        (await browser.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine))).Status.Should().Be(HttpStatusCode.Conflict);
    }

    const string Bereavement = """
        { "events": [ { "code": "bereavement", "name": "家族が亡くなった", "always": [], "rules": [ { "if": "moved", "add": ["J01"] }, { "if": "insured", "add": ["H01"] } ] } ], "questions": [] }
        """;

    static IEnumerable<LinkSlot> Slots(string group, int count, int capacity) =>
        OutsideMaster.Slots(Nine, count, capacity).Select(slot => slot with { Group = group });

    static LinkSlot[] Of(string group, int count, int capacity) => [.. Slots(group, count, capacity)];

    static LinkGroup Group(string code, params string[] categories) => new("honchosha", code, Names(code), categories);

    static Dictionary<string, string> Names(string japanese) => new() { ["ja"] = japanese };
}
