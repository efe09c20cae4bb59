using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

public class Cut_off_kiosks
{
    static readonly Spec Lent = Spec.Today.Given("08:30", Lend("east"));

    [Fact]
    public void A_kiosk_gets_numbers_behind_the_servers_for_everything_that_is_done_here() =>
        Spec.Today.When("08:30", Lend("east")).Then<OfflineNumbersLeased>(lease =>
        {
            lease.Blocks.Select(block => block.Category).Should().Equal("ABCDEFGH");
            lease.Blocks.Should().AllSatisfy(block => (block.First, block.Last).Should().Be((800, 849)));
        });

    [Fact]
    public void No_two_kiosks_share_a_number_not_even_with_one_name()
    {
        var other = new SiteDayCommand.LeaseOfflineNumbers(new("east", Guid.Parse("018f0000-0000-7000-8000-000000000001")));
        Lent.When("08:31", other).Then<OfflineNumbersLeased>(lease => lease.Blocks.Should().AllSatisfy(block => block.First.Should().Be(850)));
    }

    [Fact]
    public void Asked_again_a_kiosk_keeps_what_it_has() => Lent.When("09:00", Lend("east")).ThenNothing();

    [Fact]
    public void A_block_that_is_mostly_used_is_filled_up()
    {
        var used = Enumerable.Range(800, 26).Aggregate(Lent, (day, number) => day.Given("09:00", Tell($"p{number}", "east", $"A{number}", "08:40", "J10")));
        used.When("09:05", Lend("east")).Then<OfflineNumbersLeased>(lease =>
            lease.Blocks.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Category = 'A', First = 850, Last = 875 }));
    }

    [Fact]
    public void The_skip_list_holds_for_kiosks_too() =>
        Spec.On(Kokubunji.Rules.Band('A', 1, 799, 804, 809)).When("08:30", Lend("east")).Then<OfflineNumbersLeased>(lease =>
            lease.Blocks[0].Numbers.Select(number => number.Value).Should().HaveCount(50).And.NotContain([804, 809]));

    [Fact]
    public void When_all_is_lent_the_next_kiosk_hears_it() =>
        Spec.Today.Given("08:30", Lend("k1"), Lend("k2"), Lend("k3"), Lend("k4")).When("08:31", Lend("k5")).ThenRefused("number-band-exhausted");

    [Fact]
    public void Numbers_can_be_lent_before_the_day_begins_and_hold_when_it_does()
    {
        var night = SiteDay.Empty.Begun(Kokubunji.Rules);
        var lease = SiteDayDecider.Decide(night, Lend("east"), Kokubunji.At("00:00")).Events.Single();
        var before = SiteDay.Empty.Evolve(lease);
        before.HasBegun.Should().BeFalse();
        var day = before.Evolve(SiteDayDecider.Decide(before, new SiteDayCommand.OpenDay(Kokubunji.Rules), Kokubunji.At("08:30")).Events);
        new Spec(day, default).When("09:00", Tell("p", "east", "A800", "08:45", "J10")).Then<OfflineRecorded>();
    }

    [Fact]
    public void A_band_that_was_moved_meanwhile_does_not_give_out_what_kiosks_hold()
    {
        var held = SiteDay.Empty.Evolve(SiteDayDecider.Decide(SiteDay.Empty.Begun(Kokubunji.Rules.OfflineBand('A', 1, 40)), Lend("east"), Kokubunji.At("00:00")).Events);
        var day = held.Evolve(new DayOpened(Kokubunji.Rules, Kokubunji.At("08:30")));
        new Spec(day, default).When("09:00", Take("online", "J10")).Then<TicketIssued>(issued => issued.Ticket.Number.Value.Should().Be(11));
    }

    [Fact]
    public void On_a_closed_day_nothing_is_lent() => Spec.On(Kokubunji.Rules.ClosedToday()).When("09:00", Lend("east")).ThenRefused("site-closed");

    [Fact]
    public void A_paper_told_of_late_waits_from_its_own_time() =>
        Lent.Given("09:00", Take("online", "J10")).Given("09:30", Tell("paper", "east", "A800", "08:50", "J10"), Open(2))
            .When("09:31", Next(2)).ThenCalled("A800");

    [Fact]
    public void Papers_are_called_in_the_order_of_arrival_however_they_are_told()
    {
        var day = Lent.Given("09:30", Tell("third", "east", "A802", "09:03", "J10"), Tell("first", "east", "A801", "09:01", "J10"), Tell("second", "east", "A800", "09:02", "J10"), Open(2));
        foreach (var number in (string[])["A801", "A800", "A802"])
            day = day.When("09:31", Next(2)).ThenCalled(number);
    }

    [Fact]
    public void A_kiosks_fast_clock_sends_nobody_into_the_future() =>
        Lent.When("09:00", Tell("paper", "east", "A800", "09:20", "J10")).Then<OfflineRecorded>(recorded =>
        {
            recorded.Ticket.ArrivedAt.Should().Be(Kokubunji.At("09:00"));
            recorded.Ticket.Offline!.PrintedAt.Should().Be(Kokubunji.At("09:20"), "what stands on the paper is kept");
        });

    [Fact]
    public void Stopped_categories_closed_doors_and_unknown_procedures_lose_no_paper()
    {
        var day = Lent.Given("09:00", Stop('A')).When("17:30", Tell("a", "east", "A800", "09:10", "J10")).Then<OfflineRecorded>()
            .When("17:31", Tell("b", "east", "B800", "09:11", "X9", "J02")).Then<OfflineRecorded>();
        day.Ticket("b").Legs.Select(leg => (leg.Procedure.Value, leg.Category)).Should().Equal(("J02", 'B'), ("X9", 'B'));
    }

    [Fact]
    public void A_paper_told_of_after_the_end_of_its_day_is_there_and_has_expired()
    {
        Lent.Given("17:30", EndDay()).When("17:40", Tell("late", "east", "A800", "16:00", "J10")).Then<OfflineRecorded>(recorded =>
            recorded.Ticket.Legs.Should().AllSatisfy(leg => leg.State.Should().Be(LegState.Expired)));
        Lent.When(Kokubunji.At("16:30").AddDays(1), Tell("yesterday", "east", "A800", "16:00", "J10")).Then<OfflineRecorded>(recorded =>
        {
            recorded.Ticket.ArrivedAt.Should().Be(Kokubunji.At("16:00"));
            recorded.Ticket.HasEnded.Should().BeTrue("nobody waits overnight");
        });
    }

    [Theory, InlineData("A001"), InlineData("A850"), InlineData("Z800")]
    public void A_number_that_was_not_lent_to_this_kiosk_is_refused(string number) =>
        Lent.Given("08:31", Lend("west")).When("09:00", Tell("paper", "east", number, "08:50", "J10")).ThenRefused("offline-number-not-leased");

    [Fact]
    public void A_number_told_of_under_another_wish_is_refused() =>
        Lent.Given("09:00", Tell("one", "east", "A800", "08:50", "J10"))
            .When("09:01", Tell("two", "east", "A800", "08:55", "J10")).ThenRefused("offline-number-used", "A800");

    [Fact]
    public void A_ticket_whose_answer_was_lost_takes_the_papers_number()
    {
        var day = Lent.Given("09:00", Take("wish", "J10")).When("09:30", Tell("wish", "east", "A800", "09:00", "J10")).Then<PaperNumberTaken>();
        day.Day.Tickets.Should().ContainSingle();
        day.Ticket("wish").Number.ToString().Should().Be("A800");
        day.Given("09:31", Open(2)).When("09:31", Next(2)).ThenCalled("A800");
        day.When("09:32", Take("next", "J10")).Then<TicketIssued>(issued => issued.Ticket.Number.Value.Should().Be(2, "no number is used again"));
    }

    [Fact]
    public void Whoever_was_called_by_a_number_nobody_heard_of_is_not_absent()
    {
        var day = Lent.Given("09:00", Take("wish", "J10"), Open(2)).Given("09:10", Next(2), Absent(2)).Given("09:30", Tell("wish", "east", "A800", "09:00", "J10"));
        day.When("09:31", Next(2)).ThenCalled("A800");
    }

    [Fact]
    public void Whoever_was_given_up_by_that_number_gets_a_ticket_for_the_paper()
    {
        var day = Lent.Given("09:00", Take("wish", "J10")).Given("09:20", Cancel("wish")).When("09:30", Tell("wish", "east", "A800", "09:00", "J10")).Then<OfflineRecorded>();
        day.Ticket("spare-wish").Since.Should().Be(Kokubunji.At("09:00"));
    }

    [Fact]
    public void The_board_goes_on_showing_where_to_go_with_the_number_that_is_in_the_hand() =>
        Lent.Given("09:00", Take("wish", "J10"), Open(2)).Given("09:10", Next(2)).Given("09:11", Tell("wish", "east", "A800", "09:00", "J10"))
            .And(day => day.Calls.Should().ContainSingle().Which.Number.ToString().Should().Be("A800"));

    [Fact]
    public void A_wish_that_arrives_behind_its_paper_makes_no_second_ticket() =>
        Lent.Given("09:30", Tell("wish", "east", "A800", "09:00", "J10")).When("09:31", Take("wish", "J10")).ThenRefused("ticket-id-used");
}
