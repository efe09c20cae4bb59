using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class The_officer_comes
{
    /// <summary>A family that moved in sits at counter 4; health insurance and the children's office come to the seat.</summary>
    static Spec Seated => Spec.On(Kokubunji.Rules.StaffMoves("H01", "C01"))
        .Given("09:00", Open(4), Open(7), Open(10), Take("family", "J01", "H01", "C01", "J10") with { Persons = 4 })
        .Given("09:05", Next(4), Start(4));

    static Spec Summoned => Seated.Given("09:30", Complete(4));

    [Fact]
    public void Completing_a_leg_summons_the_next_officer_instead_of_calling_the_resident()
    {
        var day = Summoned;
        day.States("family").Should().Equal(Done, LegState.Summoned, Waiting, Waiting);
        day.Leg("family", "H01").SummonedAt.Should().Be(Kokubunji.At("09:30"));
        day.Day.Counters[new(4)].Current.Should().Be(new LegRef(Id("family"), 2));
        day.Day.LastCall.Should().Be(1, "nobody is called");
    }

    [Fact]
    public void Whoever_keeps_a_seat_is_called_to_no_counter()
    {
        Summoned.When("09:31", Next(7)).ThenRefused("nothing-waiting");
        Summoned.When("09:31", Call(10, "B001")).ThenRefused("ticket-elsewhere", "4番");
    }

    [Fact]
    public void The_officer_sits_down_and_the_wait_ends()
    {
        var day = Summoned.Given("09:35", SitDown(4, 'D'));
        var leg = day.Leg("family", "H01");
        (leg.State, leg.CalledAt, leg.StartedAt).Should().Be((Serving, Kokubunji.At("09:35"), Kokubunji.At("09:35")));
        var next = day.Given("09:50", Complete(4));
        next.States("family").Should().Equal(Done, Done, LegState.Summoned, Waiting);
        var last = next.Given("09:55", SitDown(4, 'F')).Given("10:10", Complete(4));
        last.Day.Counters[new(4)].Current.Should().BeNull("J10 is called to a counter again");
        var home = last.Given("10:12", Open(2)).Given("10:15", Next(2), Start(2)).Given("10:20", Complete(2));
        VisitTimes.Of(home.Ticket("family"), Kokubunji.At("12:00")).Should().Be(new VisitTimes(TimeSpan.FromMinutes(80), TimeSpan.FromMinutes(25 + 15 + 15 + 5)));
    }

    [Fact]
    public void Only_the_department_that_is_summoned_sits_down()
    {
        Summoned.When("09:31", SitDown(4, 'F')).ThenRefused("no-summons");
        Summoned.When("09:31", SitDown(7, 'D')).ThenRefused("not-at-this-counter");
        Summoned.When("09:31", SitDown(4, 'X')).ThenRefused("unknown-category");
        Summoned.Given("09:31", SitDown(4, 'D')).When("09:32", SitDown(4, 'D')).ThenRefused("no-summons");
    }

    [Fact]
    public void Until_then_the_seat_is_taken_and_nobody_serves_there()
    {
        foreach (var step in (SiteDayCommand[])[Start(4), Complete(4), Recall(4), Absent(4), ToPickup(4), Next(4), HandOut(4)])
            Summoned.When("09:31", step).ThenRefused("awaiting-officer", "B001");
        Summoned.When("09:31", Close(4)).ThenRefused("counter-busy");
    }

    [Fact]
    public void The_key_for_the_next_person_says_that_this_one_stays() =>
        Seated.When("09:30", Next(4)).ThenRefused("stays-seated", "完了");

    [Fact]
    public void The_resident_may_be_sent_on_or_set_aside_all_the_same()
    {
        Summoned.Given("09:31", Send(4, "H01")).When("09:32", Next(7)).ThenCalled("B001");
        Summoned.Given("09:31", Hold(4)).Day.Counters[new(4)].Current.Should().BeNull();
    }

    [Fact]
    public void Both_steps_can_be_taken_back()
    {
        Summoned.Given("09:30", Undo(4)).States("family").Should().Equal(Serving, Blocked, Blocked, Blocked);
        Summoned.Given("09:31", SitDown(4, 'D'), Undo(4)).States("family").Should().Equal(Done, LegState.Summoned, Waiting, Waiting);
    }

    [Fact]
    public void Where_the_whole_site_works_so_every_next_leg_is_summoned() =>
        Spec.On(Kokubunji.Rules.StaffMoves()).Given("09:00", Open(4), Take("one", "J01", "J10")).Given("09:05", Next(4), Complete(4))
            .States("one").Should().Equal(Done, LegState.Summoned);
}
