using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

/// <summary>スマホ発券.</summary>
public class Numbers_from_afar
{
    static Spec Today => Spec.On(Kokubunji.Rules.FromAfar(perDay: 3)).Given("08:00", Open(2), Open(3));

    [Fact]
    public void A_number_from_afar_is_a_number_like_every_other() =>
        Today.Given("09:00", Take("here", "J10"))
            .When("09:01", TakeFromAfar("afar", "R-1", "09:01", "J10"))
            .Then<TicketIssued>(issued =>
            {
                issued.Ticket.Number.ToString().Should().Be("A002");
                issued.PeopleAhead.Should().Be(1);
                issued.Ticket.IsAway.Should().BeTrue();
            })
            .And(day => day.Pool.In('A').People.Should().Be(1, "only one person is in the lobby"));

    [Fact]
    public void Who_comes_now_has_those_still_expected_in_front() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"))
            .When("09:01", Take("here", "J10")).Then<TicketIssued>(issued => issued.PeopleAhead.Should().Be(1));

    [Fact]
    public void Nobody_is_called_before_the_check_in() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"))
            .When("09:05", Next(2)).ThenRefused("nothing-waiting")
            .When("09:05", Call(2, "A001")).ThenRefused("ticket-away", "来庁の受付");

    [Fact]
    public void Who_checks_in_before_the_turn_has_the_place_of_the_number() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:01", Take("here", "J10"))
            .When("09:20", Arrive("x", "R-1", null)).Then<TicketArrived>(arrived =>
            {
                arrived.Ticket.Should().Be(Id("afar"));
                arrived.PeopleAhead.Should().Be(0);
            })
            .When("09:21", Next(2)).ThenCalled("A001");

    [Fact]
    public void A_turn_is_missed_when_somebody_who_came_later_is_called_and_the_log_says_whose() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:01", Take("here", "J10"))
            .When("09:10", Next(2)).ThenCalled("A002")
            .Then<LegCalled>(call => call.Missed!.Value.Should().Equal(Id("afar")))
            .And(day => day[Id("afar")].Remote!.TurnMissedAt.Should().Be(Kokubunji.At("09:10")));

    [Theory]
    [InlineData("09:20", "A001")] // the last moment of the grace: the place is kept
    [InlineData("09:21", "A003")] // too late: counts from the arrival
    public void Whoever_missed_the_turn_keeps_the_place_for_the_grace_only(string comes, string called) =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:01", Take("here", "J10")).Given("09:02", Take("third", "J10"))
            .Given("09:10", Next(2)).Given(comes, Arrive("x", "R-1", null))
            .When("09:30", Next(3)).ThenCalled(called);

    [Fact]
    public void Nobody_misses_a_turn_that_another_counter_would_have_called() =>
        Today.Given("08:30", Open(6)).Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "M01")).Given("09:01", Take("here", "J10"))
            .When("09:10", Next(2)).ThenCalled("A001").Then<LegCalled>(call => call.Missed.Should().BeNull());

    [Fact]
    public void Who_is_called_by_number_or_sent_to_the_head_takes_nobodys_turn() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:01", Take("here", "J10"))
            .When("09:10", Call(2, "A002")).Then<LegCalled>(call => call.Missed.Should().BeNull());

    [Fact]
    public void A_call_taken_back_gives_back_the_turn() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:01", Take("here", "J10")).Given("09:10", Next(2))
            .When("09:10", Undo(2)).Then<StepUndone>()
            .And(day => day[Id("afar")].IsExpected.Should().BeTrue());

    [Fact]
    public void A_clerk_who_sees_the_person_says_so() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"))
            .When("09:10", ComeBack("afar")).Then<TicketArrived>().When("09:11", Next(2)).ThenCalled("A001");

    [Fact]
    public void Nobody_checks_in_twice() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:10", Arrive("x", "R-1", null))
            .When("09:11", Arrive("y", "R-1", null)).ThenRefused("reservation-used", "A001");

    [Fact]
    public void Whose_check_in_was_not_heard_and_who_got_a_paper_of_the_kiosk_is_one_person() =>
        Today.Given("08:00", Lend("k1")).Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:20", Arrive("x", "R-1", null))
            .When("09:25", Tell("x", "k1", "A800", "09:21", "J10")).Then<PaperNumberTaken>(taken => taken.Ticket.Should().Be(Id("afar")))
            .And(day => day.Tickets.Should().ContainSingle())
            .When("09:26", Next(2)).ThenCalled("A800");

    [Fact]
    public void A_number_that_was_given_up_is_checked_in_by_nobody() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"), Cancel("afar"))
            .When("09:10", Arrive("x", "R-1", null)).ThenRefused("reservation-unknown", "取り消され")
            .When("09:10", ComeBack("afar")).ThenRefused("ticket-finished");

    [Fact]
    public void The_day_has_so_many_numbers_and_a_cancelled_one_does_not_come_back() =>
        Today.Given("09:00", TakeFromAfar("a", "R-1", "09:00", "J10"), TakeFromAfar("b", "R-2", "09:00", "J10"), TakeFromAfar("c", "R-3", "09:00", "J10"), Cancel("c"))
            .When("09:01", TakeFromAfar("d", "R-4", "09:01", "J10")).ThenRefused("remote-limit-reached", "1日3件")
            .When("09:01", Take("here", "J10")).Then<TicketIssued>();

    [Fact]
    public void A_site_which_has_not_set_it_gives_no_numbers_from_afar() =>
        Spec.Today.When("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).ThenRefused("remote-off");

    [Theory]
    [InlineData("08:29", "08:29", "site-closed")] // not open yet
    [InlineData("16:45", "16:45", "issuing-stopped")] // no machine gives numbers any more
    [InlineData("09:10", "09:00", null)] // asked ten minutes ago, when the line was cut
    [InlineData("09:11", "09:00", "remote-too-late")] // by now its asker is elsewhere
    public void Numbers_are_given_within_the_hours_and_while_somebody_waits_for_them(string at, string asked, string? refused)
    {
        var spec = Today.When(at, TakeFromAfar("afar", "R-1", asked, "J10"));
        (spec.Decision.Refused?.Code).Should().Be(refused);
    }

    [Fact]
    public void A_stopped_category_gives_none_from_afar_either() =>
        Today.Given("09:00", Stop('A')).When("09:01", TakeFromAfar("afar", "R-1", "09:01", "J10")).ThenRefused("issuing-stopped");

    [Fact]
    public void One_code_is_one_number() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"))
            .When("09:01", TakeFromAfar("again", "R-1", "09:01", "J10")).ThenRefused("reservation-used", "A001");

    [Fact]
    public void Who_never_came_expires_with_the_day_and_waited_nowhere() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10"))
            .When("17:00", EndDay()).Then<DayClosed>(closed => closed.Expired.Should().ContainSingle(expired => expired.Ticket == Id("afar")))
            .And(day => day.Away.Should().BeEmpty())
            .And(day => VisitTimes.Of(day[Id("afar")], Kokubunji.At("17:00")).Whole.Should().Be(TimeSpan.Zero))
            .And(day => day[Id("afar")].Legs[0].WaitingSince.Should().BeNull());

    [Fact]
    public void The_wait_at_the_city_hall_counts_from_the_check_in() =>
        Today.Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J10")).Given("09:20", Arrive("x", "R-1", null)).Given("09:25", Next(2))
            .And(day => (day[Id("afar")].Legs[0].CalledAt - day[Id("afar")].Legs[0].WaitingSince).Should().Be(TimeSpan.FromMinutes(5)))
            .And(day => day[Id("afar")].WaitsFrom(day[Id("afar")].Legs[0]).Should().Be(Kokubunji.At("09:20")));

    [Fact]
    public void What_comes_after_another_procedure_stays_so() =>
        Spec.On(Kokubunji.Rules.FromAfar(perDay: 3)).Given("08:30", Open(5))
            .Given("09:00", TakeFromAfar("afar", "R-1", "09:00", "J01", "J10")).Given("09:20", Arrive("x", "R-1", null))
            .And(day => day[Id("afar")].Legs[1].WaitingSince.Should().BeNull())
            .When("09:21", Next(5)).Then<LegCalled>(call => call.Leg.Should().Be(1));

    [Fact]
    public void The_phone_says_how_many_are_in_front() =>
        Today.Given("09:00", Take("a", "J10")).Given("09:01", TakeFromAfar("afar", "R-1", "09:01", "J10")).Given("09:02", Take("b", "J10"))
            .And(day => day.PeopleBefore('A').Should().BeEquivalentTo(new Dictionary<LegRef, int>
            {
                [new(Id("a"), 1)] = 0,
                [new(Id("afar"), 1)] = 1,
                [new(Id("b"), 1)] = 2,
            }));
}
