using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

public class Taking_a_number
{
    [Fact]
    public void The_first_certificate_of_the_day_is_A001() =>
        Spec.Today.When("09:00", Take("one", "J10")).Then<TicketIssued>(issued =>
        {
            issued.Ticket.Number.ToString().Should().Be("A001");
            issued.Ticket.Class.Should().Be(TicketClass.WalkIn);
            issued.Ticket.ArrivedAt.Should().Be(Kokubunji.At("09:00"));
            issued.PeopleAhead.Should().Be(0);
        });

    [Fact]
    public void Every_category_counts_for_itself() =>
        Spec.Today.Given("09:00", Take("one", "J10"), Take("two", "J01"))
            .When("09:01", Take("three", "I03")).Then<TicketIssued>(issued => issued.Ticket.Number.ToString().Should().Be("A002"))
            .And(day => day[Id("two")].Number.ToString().Should().Be("B001"));

    [Fact]
    public void The_first_procedure_gives_the_letter_for_the_whole_visit() =>
        Spec.Today.When("09:00", Take("one", "J01", "H01", "J10")).Then<TicketIssued>(issued =>
        {
            issued.Ticket.Number.ToString().Should().Be("B001");
            issued.Ticket.Legs.Select(leg => leg.Category).Should().Equal('B', 'D', 'A');
        });

    [Fact]
    public void The_same_procedure_asked_for_twice_is_done_once() =>
        Spec.Today.When("09:00", Take("one", "J10", "J10")).Then<TicketIssued>(issued => issued.Ticket.Legs.Should().ContainSingle());

    [Fact]
    public void The_paper_says_how_many_people_are_ahead() =>
        Spec.Today.Given("09:00", Take("one", "J10"), Take("two", "I03"), Take("three", "J01"))
            .When("09:01", Take("four", "J10")).Then<TicketIssued>(issued => issued.PeopleAhead.Should().Be(2));

    [Fact]
    public void Who_is_preferred_at_the_kiosk_is_promised_the_shorter_wait() =>
        Spec.Today.When("09:00", TakeFirst("one", "J10")).Then<TicketIssued>(issued => issued.Ticket.Class.Should().Be(TicketClass.Priority));

    [Theory]
    [InlineData("08:29", "08:30")]
    [InlineData("17:00", "17:00")]
    public void Nothing_is_issued_outside_the_hours(string at, string saying) =>
        Spec.Today.When(at, Take("one", "J10")).ThenRefused("site-closed", saying);

    [Fact]
    public void Nothing_is_issued_on_a_closed_day() =>
        Spec.On(Kokubunji.Rules.ClosedToday()).When("10:00", Take("one", "J10")).ThenRefused("site-closed", "閉庁日");

    [Theory]
    [InlineData("08:30")]
    [InlineData("16:44")]
    public void The_first_and_the_last_minute_of_issuing_still_count(string at) =>
        Spec.Today.When(at, Take("one", "J10")).Then<TicketIssued>();

    [Theory]
    [InlineData("16:45")]
    [InlineData("16:59")]
    public void After_the_last_ticket_time_the_lobby_is_open_but_takes_nobody_new(string at) =>
        Spec.Today.When(at, Take("one", "J10")).ThenRefused("issuing-stopped", "16:45");

    [Theory]
    [InlineData("08:59")]
    [InlineData("16:00")]
    public void A_procedure_of_limited_hours_is_refused_outside_them_and_the_sentence_says_when(string at) =>
        Spec.Today.When(at, Take("one", "R13")).ThenRefused("procedure-not-now", "09:00から16:00");

    [Theory]
    [InlineData("09:00")]
    [InlineData("15:59")]
    public void A_procedure_of_limited_hours_is_taken_within_them(string at) =>
        Spec.Today.When(at, Take("one", "R13")).Then<TicketIssued>();

    [Fact]
    public void A_procedure_of_another_site_is_refused() =>
        Spec.Today.When("09:00", Take("one", "J10", "X99")).ThenRefused("procedure-not-here", "X99");

    [Fact]
    public void A_number_for_nothing_is_refused() =>
        Spec.Today.When("09:00", Take("one")).ThenRefused("no-procedures");

    [Fact]
    public void Twenty_procedures_are_a_visit_and_twenty_one_are_not()
    {
        var codes = Kokubunji.Rules.Procedures.Keys.Where(code => code.Value != "R13").Select(code => code.Value).ToArray();
        Spec.Today.When("09:00", Take("one", codes[..20])).Then<TicketIssued>();
        Spec.Today.When("09:00", Take("one", codes[..21])).ThenRefused("no-procedures");
    }

    [Fact]
    public void Issuing_that_was_stopped_for_a_category_is_refused_for_any_of_its_procedures() =>
        Spec.Today.Given("09:00", Stop('B')).When("09:01", Take("one", "J10", "J01")).ThenRefused("issuing-stopped", "引越し");

    [Fact]
    public void Other_categories_go_on_when_one_is_stopped() =>
        Spec.Today.Given("09:00", Stop('B')).When("09:01", Take("one", "J10")).Then<TicketIssued>();

    [Fact]
    public void Issuing_goes_on_when_it_is_resumed() =>
        Spec.Today.Given("09:00", Stop('B')).Given("09:01", GoOn('B')).When("09:02", Take("one", "J01")).Then<TicketIssued>();

    [Fact]
    public void Stopping_what_is_stopped_changes_nothing() => Spec.Today.Given("09:00", Stop('B')).When("09:01", Stop('B')).ThenNothing();

    [Fact]
    public void Resuming_what_goes_on_changes_nothing() => Spec.Today.When("09:01", GoOn('B')).ThenNothing();

    [Fact]
    public void An_unknown_category_can_be_neither_stopped_nor_resumed()
    {
        Spec.Today.When("09:00", Stop('Q')).ThenRefused("unknown-category");
        Spec.Today.When("09:00", GoOn('Q')).ThenRefused("unknown-category");
    }

    [Fact]
    public void Paper_can_be_printed_again_with_the_same_number_and_says_how_often() =>
        Spec.Today.Given("09:00", Take("one", "J10"), PrintAgain("one"))
            .When("09:05", PrintAgain("one")).Then<TicketReissued>(again => again.Reissues.Should().Be(2))
            .And(day => day[Id("one")].Number.ToString().Should().Be("A001"))
            .And(day => day[Id("one")].Reissues.Should().Be(2));

    [Fact]
    public void Paper_of_an_unknown_ticket_cannot_be_printed_again() =>
        Spec.Today.When("09:00", PrintAgain("nobody")).ThenRefused("unknown-ticket");

    [Fact]
    public void A_clock_that_steps_back_counts_as_the_time_of_the_newest_event() =>
        Spec.Today.Given("09:10", Take("one", "J10"))
            .When("09:05", Take("two", "J10")).Then<TicketIssued>(issued => issued.At.Should().Be(Kokubunji.At("09:10")));

    [Fact]
    public void A_day_begins_once() =>
        Spec.Today.When("09:00", new SiteDayCommand.OpenDay(Kokubunji.Rules.ClosedToday())).ThenNothing()
            .When("09:01", Take("one", "J10")).Then<TicketIssued>();
}
