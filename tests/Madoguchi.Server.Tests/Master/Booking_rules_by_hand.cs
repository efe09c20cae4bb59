using FluentAssertions;
using Madoguchi.Domain.Booking;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Booking rules on a running server, as the page sets them.</summary>
public sealed class Booking_rules_by_hand(RunningServer server) : IClassFixture<RunningServer>
{
    static readonly DateOnly Day = new(2031, 6, 4);

    MasterDesk Desk => server.Services.GetRequiredService<MasterDesk>();

    HitBookings Hits => server.Services.GetRequiredService<HitBookings>();

    [Fact]
    public async Task A_rule_with_bookings_in_its_way_asks_first_and_they_stay_listed_until_each_is_moved_or_cancelled()
    {
        var bookings = server.Services.GetRequiredService<IBookings>();
        await bookings.Store([Booking(1, "AAAA2222", 8, 30), Booking(2, "BBBB3333", 9, 0), Booking(3, "CCCC4444", 10, 0)], 3, default);
        var thing = Things.BookingOf("honchosha", "A", Day);
        var attempt = new MasterAttempt(thing, "", null, "it@kokubunji.example");
        var asked = await Desk.Change(attempt, Hourly, default);
        asked.IsSaved.Should().BeFalse();
        asked.Hits.Select(hit => $"{hit.Code} {hit.SlotStart:H:mm} {hit.Procedures} {hit.Reason}").Should().Equal(
            "BBBB3333 9:00 住民票の写し 予約枠のない時間になります。", "CCCC4444 10:00 住民票の写し 予約枠のない時間になります。");
        (await Desk.Read(default))!.Sites[0].BookingRules.Should().BeEmpty("nothing is saved yet");
        (await Hits.Now(default)).Should().BeEmpty();

        (await Desk.Change(attempt with { Confirmed = asked.Does.Stamp }, Hourly, default)).IsSaved.Should().BeTrue();
        var master = server.Services.GetRequiredService<IMasterData>().Current;
        SlotPlan.On(master, master.Sites[0], Day, BookingRules.Of(master, master.Sites[0]), SlotPlan.Days(master, master.Sites[0]))
            .Where(slot => slot.Group == "A").Should().HaveCount(8).And.OnlyContain(slot => slot.Minutes == 60 && slot.Seats == 3 && slot.InternalSeats == 1);
        var change = (await Desk.Changes(0, 1, default)).Single();
        (change.Who, change.Difference.Thing, change.Difference.Before).Should().Be(("it@kokubunji.example", thing, null));
        change.Difference.After.Should().Contain("\"slotMinutes\":60").And.Contain("\"internalSeats\":1").And.Contain("\"from\":\"2031-06-04\"");
        ThingWords.Name(thing, master).Should().Be("予約枠 市役所本庁舎 A（令和13年6月4日（水）から）");

        (await Listed()).Should().Equal("BBBB3333", "CCCC4444");
        await bookings.Store([Booking(4, "BBBB3333", 10, 30)], 4, default);
        (await Listed()).Should().Equal(["CCCC4444"], "the other one was moved to a slot");
        await bookings.Store([Booking(5, "CCCC4444", 10, 0) with { Cancelled = true }], 5, default);
        (await Listed()).Should().BeEmpty();

        async Task<IEnumerable<string>> Listed() => (await Hits.Now(default)).Select(hit => hit.Code);
        static void Hourly(Seed seed) => Rules(seed).Add(new() { Site = "", Group = "A", From = Day, SlotMinutes = 60, Seats = 3, InternalSeats = 1 });
    }

    [Fact]
    public async Task A_draft_is_shown_and_stores_nothing()
    {
        var before = await Desk.Read(default);
        var (draft, refused) = await Desk.Draft(seed => Rules(seed).Add(new() { Site = "", Group = "C", From = Day, Seats = 5 }), default);
        refused.Should().BeEmpty();
        MonthPlan.Of(draft!, "honchosha", "C", Day, []).Single(day => day.Date == Day).PublicSeats.Should().Be(17 * 5);
        Things.Between(before, (await Desk.Read(default))!).Should().BeEmpty();
        (await Desk.Draft(seed => Rules(seed).Add(new() { Site = "", Group = "Q", From = Day }), default)).Refused.Should().ContainSingle()
            .Which.Should().StartWith("予約の区分「Q」はありません。A・B・C・D・E・F・G・H・bereavement のどれかにしてください。");
    }

    [Fact]
    public async Task More_slots_than_the_line_can_carry_are_refused_before_they_are_saved()
    {
        var thing = Things.BookingOf("honchosha", "D", DateOnly.MinValue);
        var outcome = await Desk.Change(new(thing, "", null, "it"), seed =>
        {
            foreach (var site in seed.Sites)
                site.BookingRules.AddRange("ABCDEFGH".Select(group => new BookingRuleRow { Site = "", Group = $"{group}", SlotMinutes = 15, HorizonDays = BookingRuleCheck.MostHorizon }));
        }, default);
        outcome.Refused.Should().ContainSingle().Which.Should().Contain("多すぎます（30,000枠まで）");
        outcome.IsSaved.Should().BeFalse();
    }

    static List<BookingRuleRow> Rules(Seed seed) => seed.Sites[0].BookingRules;

    static StoredBooking Booking(long sequence, string code, int hour, int minute) => new(
        sequence, code, "honchosha", new(2031, 6, 4, hour, minute, 0, TimeSpan.FromHours(9)), 30, ["J10"], "国分 花子", "コクブ　ハナコ", null, null, "ja",
        false, TimeProvider.System.GetUtcNow());
}
