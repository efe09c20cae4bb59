using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Visits;

public class Arriving_with_a_reservation
{
    [Theory]
    [InlineData("09:40", "10:00", TicketClass.Reservation)] // early: counts from the slot
    [InlineData("10:00", "10:00", TicketClass.Reservation)] // to the minute
    [InlineData("10:06", "10:06", TicketClass.Reservation)] // within the grace: counts from the arrival
    [InlineData("10:10", "10:10", TicketClass.Reservation)] // the last moment of the grace
    [InlineData("10:11", "10:11", TicketClass.WalkIn)] // too late: a walk-in from now
    public void The_wait_counts_from_the_slot_or_the_arrival_and_the_promise_holds_within_the_grace(string at, string since, TicketClass promised) =>
        Spec.Today.When(at, Arrive("one", "K-7", Booked("10:00", "J10"))).Then<TicketIssued>(issued =>
        {
            issued.Ticket.Class.Should().Be(promised);
            issued.Ticket.Since.Should().Be(Kokubunji.At(since));
            issued.Ticket.Legs[0].Since.Should().Be(Kokubunji.At(since));
            issued.Ticket.ArrivedAt.Should().Be(Kokubunji.At(at));
            issued.Ticket.Reservation.Should().Be(new ReservationCode("K-7"));
        });

    [Fact]
    public void The_number_comes_from_the_band_of_the_first_booked_procedure() =>
        Spec.Today.Given("09:00", Take("before", "J01"))
            .When("09:40", Arrive("one", "K-7", Booked("10:00", "J01", "J10")))
            .Then<TicketIssued>(issued => issued.Ticket.Number.ToString().Should().Be("B002"));

    [Fact]
    public void The_language_of_the_booking_is_the_language_of_the_ticket() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10") with { Language = "en" }))
            .Then<TicketIssued>(issued => issued.Ticket.Language.Should().Be("en"));

    [Fact]
    public void Nobody_checks_in_twice_and_the_sentence_says_the_number() =>
        Spec.Today.Given("09:40", Arrive("one", "K-7", Booked("10:00", "J10")))
            .When("09:41", Arrive("two", "K-7", Booked("10:00", "J10"))).ThenRefused("reservation-used", "A001");

    [Fact]
    public void Nobody_checks_in_on_a_second_day_with_a_reservation_that_was_moved_afterwards() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10") with { UsedOn = new(2026, 11, 20) })).ThenRefused("reservation-used", "11月20日");

    [Fact]
    public void An_unknown_code_is_refused() => Spec.Today.When("09:40", Arrive("one", "K-7", null)).ThenRefused("reservation-unknown");

    [Fact]
    public void A_cancelled_booking_is_refused() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10") with { Cancelled = true })).ThenRefused("reservation-unknown", "取り消され");

    [Fact]
    public void A_booking_for_another_day_is_refused_and_the_sentence_says_which() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10") with { Date = new(2026, 11, 25) })).ThenRefused("reservation-other-day", "11月25日");

    [Fact]
    public void A_booking_for_another_site_is_refused() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10") with { Site = "kunitachi-eki" })).ThenRefused("reservation-other-site");

    [Fact]
    public void A_booking_of_a_procedure_which_is_no_longer_handled_is_refused() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00", "J10", "X99"))).ThenRefused("procedure-not-here", "X99");

    [Fact]
    public void A_booking_of_nothing_is_refused() =>
        Spec.Today.When("09:40", Arrive("one", "K-7", Booked("10:00"))).ThenRefused("no-procedures");

    [Theory]
    [InlineData("08:29")]
    [InlineData("17:00")]
    public void Nobody_checks_in_while_the_doors_are_closed(string at) =>
        Spec.Today.When(at, Arrive("one", "K-7", Booked("10:00", "J10"))).ThenRefused("site-closed");

    [Fact]
    public void Whoever_booked_still_checks_in_after_the_last_walk_in_and_when_issuing_was_stopped() =>
        Spec.Today.Given("16:00", Stop('A'))
            .When("16:50", Arrive("one", "K-7", Booked("16:45", "J10"))).Then<TicketIssued>();

    [Fact]
    public void A_refused_check_in_leaves_the_code_good() =>
        Spec.Today.When("08:00", Arrive("one", "K-7", Booked("10:00", "J10"))).ThenRefused("site-closed")
            .When("09:50", Arrive("one", "K-7", Booked("10:00", "J10"))).Then<TicketIssued>();

    [Fact]
    public void A_band_that_is_used_up_refuses_the_check_in_too() =>
        Spec.On(Kokubunji.Rules.Band('A', 1, 1)).Given("09:00", Take("one", "J10"))
            .When("09:40", Arrive("two", "K-7", Booked("10:00", "J10"))).ThenRefused("number-band-exhausted");
}
