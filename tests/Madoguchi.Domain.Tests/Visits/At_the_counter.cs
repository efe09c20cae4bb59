using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class At_the_counter
{
    static Spec Lobby => Spec.Today.Given("09:00", Open(2), Take("one", "J10"));
    static Spec Called => Lobby.Given("09:10", Next(2));

    [Fact]
    public void A_service_starts_and_ends()
    {
        var leg = Called.Given("09:11", Start(2)).When("09:16", Complete(2)).Then<LegCompleted>().Leg("one", "J10");
        (leg.State, leg.StartedAt, leg.EndedAt).Should().Be((Done, Kokubunji.At("09:11"), Kokubunji.At("09:16")));
    }

    [Fact]
    public void A_service_starts_once() => Called.Given("09:11", Start(2)).When("09:12", Start(2)).ThenRefused("already-serving");

    [Fact]
    public void A_leg_can_be_completed_without_having_been_started() => Called.When("09:16", Complete(2)).Then<LegCompleted>();

    [Fact]
    public void A_ticket_ends_with_its_last_leg()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "I03", "R10")).Given("09:10", Next(2), Complete(2));
        day.Ticket("one").HasEnded.Should().BeFalse();
        day.Given("09:20", Next(2), Complete(2)).Ticket("one").HasEnded.Should().BeTrue();
    }

    [Fact]
    public void Everything_at_the_counter_needs_someone_at_the_counter()
    {
        SiteDayCommand[] commands = [Start(2), Complete(2), Hold(2), Absent(2), Send(2), Add(2, "J10"), Recall(2)];
        foreach (var command in commands)
        {
            Lobby.When("09:10", command).ThenRefused("not-at-this-counter");
            Spec.Today.When("09:10", command).ThenRefused("counter-closed");
        }
        commands = [Start(99), Complete(99), Hold(99), Absent(99), Send(99), Add(99, "J10"), Recall(99)];
        foreach (var command in commands)
            Lobby.When("09:10", command).ThenRefused("unknown-counter");
    }

    [Fact]
    public void Whoever_is_on_hold_is_listed_aside_with_the_reason_and_comes_back_with_the_old_wait()
    {
        var day = Called.When("09:12", Hold(2, "書類待ち")).Then<LegHeld>();
        day.Leg("one", "J10").Should().Match<Leg>(leg => leg.State == Held && leg.Note == "書類待ち");
        day.Day.Aside.Should().Equal(Id("one"));
        day.Day.Counters[new(2)].Current.Should().BeNull();
        day.When("09:20", Next(2)).ThenRefused("nothing-waiting");
        var back = day.When("09:20", Resume("one")).Then<LegResumed>();
        back.Day.Aside.Should().BeEmpty();
        back.When("09:21", Next(2)).ThenCalled("A001").Then<LegCalled>(call => call.Reason.Waited.Should().Be(TimeSpan.FromMinutes(21)));
    }

    [Fact]
    public void What_else_a_person_on_hold_came_for_goes_on() =>
        Spec.Today.Given("09:00", Open(2), Open(7), Take("one", "I03", "H03")).Given("09:10", Next(2), Hold(2)).When("09:11", Next(7)).ThenCalled("A001");

    [Fact]
    public void Only_who_is_on_hold_is_resumed()
    {
        Lobby.When("09:10", Resume("one")).ThenRefused("ticket-not-held");
        Lobby.When("09:10", Resume("nobody")).ThenRefused("unknown-ticket");
        Called.Given("09:11", Complete(2)).When("09:12", Resume("one")).ThenRefused("ticket-finished");
    }

    [Fact]
    public void Whoever_does_not_come_is_absent_and_nobody_calls_them()
    {
        var day = Called.When("09:13", Absent(2)).Then<LegAbsent>();
        day.States("one").Should().Equal(LegState.Absent);
        day.Day.Aside.Should().Equal(Id("one"));
        day.When("09:14", Next(2)).ThenRefused("nothing-waiting");
    }

    [Fact]
    public void An_absent_person_is_absent_for_every_procedure() =>
        Spec.Today.Given("09:00", Open(2), Open(7), Take("one", "I03", "H03")).Given("09:10", Next(2), Absent(2)).When("09:11", Next(7)).ThenRefused("nothing-waiting");

    [Fact]
    public void Whoever_comes_back_keeps_the_old_wait() =>
        Called.Given("09:13", Absent(2)).Given("09:20", Take("later", "J10")).Given("09:40", ComeBack("one"))
            .When("09:41", Next(2)).ThenCalled("A001").Then<LegCalled>(call => call.Reason.Waited.Should().Be(TimeSpan.FromMinutes(41)));

    [Fact]
    public void Only_who_was_absent_comes_back()
    {
        Lobby.When("09:10", ComeBack("one")).ThenRefused("ticket-not-absent");
        Lobby.When("09:10", ComeBack("nobody")).ThenRefused("unknown-ticket");
        Called.Given("09:11", Complete(2)).When("09:12", ComeBack("one")).ThenRefused("ticket-finished");
    }

    [Fact]
    public void Whoever_is_being_served_is_not_absent() => Called.Given("09:11", Start(2)).When("09:12", Absent(2)).ThenRefused("already-serving");

    [Fact]
    public void Procedures_can_be_added_while_the_person_is_there()
    {
        var day = Called.When("09:12", Add(2, "H03", "I03")).Then<LegsAdded>(added => added.Legs.Select(leg => leg.Id).Should().Equal(2, 3));
        day.Leg("one", "H03").Since.Should().Be(Kokubunji.At("09:00"));
        day.When("09:13", Add(2, "H03")).ThenNothing();
    }

    [Fact]
    public void Procedures_that_cannot_be_added_are_refused()
    {
        Called.When("09:12", Add(2, "X99")).ThenRefused("procedure-not-here");
        Called.When("09:12", Add(2)).ThenRefused("no-procedures");
        Called.When("09:12", Add(2, [.. Enumerable.Repeat("H03", 21)])).ThenRefused("no-procedures");
    }

    [Fact]
    public void A_cancelled_ticket_leaves_the_pool_and_frees_the_counter_it_stands_at()
    {
        Lobby.When("09:10", Cancel("one")).Then<TicketCancelled>().When("09:11", Next(2)).ThenRefused("nothing-waiting");
        var day = Called.When("09:11", Cancel("one")).Then<TicketCancelled>();
        day.States("one").Should().Equal(Cancelled);
        day.Day.Counters[new(2)].Current.Should().BeNull();
        day.When("09:12", Complete(2)).ThenRefused("not-at-this-counter");
        day.When("09:12", Undo(2)).ThenRefused("nothing-to-undo");
    }

    [Fact]
    public void Done_legs_of_a_cancelled_ticket_stay_done() =>
        Spec.Today.Given("09:00", Open(2), Take("one", "I03", "J01", "J10")).Given("09:10", Next(2), Complete(2)).Given("09:11", Cancel("one"))
            .States("one").Should().Equal(Done, Cancelled, Cancelled);

    [Fact]
    public void Cancelling_someone_absent_clears_the_list() =>
        Called.Given("09:11", Absent(2)).Given("09:12", Cancel("one")).Day.Aside.Should().BeEmpty();

    [Fact]
    public void Only_an_open_ticket_is_cancelled()
    {
        Lobby.When("09:10", Cancel("nobody")).ThenRefused("unknown-ticket");
        Lobby.Given("09:10", Cancel("one")).When("09:11", Cancel("one")).ThenRefused("ticket-finished");
    }

    [Fact]
    public void Only_an_open_ticket_is_preferred()
    {
        Lobby.When("09:10", Prefer("nobody")).ThenRefused("unknown-ticket");
        Lobby.Given("09:10", Cancel("one")).When("09:11", Prefer("one")).ThenRefused("ticket-finished");
        Lobby.Given("09:10", Prefer("one")).When("09:11", Prefer("one")).ThenNothing();
    }

    [Fact]
    public void A_reservation_keeps_its_shorter_promise_whatever_is_said_about_preference()
    {
        var day = Spec.Today.Given("09:00", Arrive("one", "K-1", Booked("09:00", "J10")));
        day.When("09:01", Prefer("one")).ThenNothing();
        day.When("09:01", Prefer("one", false)).ThenNothing();
    }
}
