using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class Taking_back_a_step
{
    static readonly DateTimeOffset Step = Kokubunji.At("09:10");

    static Spec Lobby => Spec.Today.Given("09:00", Open(2), Open(3), Open(4), Take("one", "J01", "J10")).Given("09:01", Take("two", "I03"));

    public static TheoryData<string> Steps => [.. Commands.Keys];

    static readonly Dictionary<string, (SiteDayCommand[] Before, SiteDayCommand Step)> Commands = new()
    {
        ["a call"] = ([], Next(4)),
        ["a call that finished with someone"] = ([Next(4)], Call(4, "A001")),
        ["a call of the same person's next leg"] = ([Next(4)], Next(4)),
        ["a call by number"] = ([], Call(4, "A001")),
        ["a start"] = ([Next(4)], Start(4)),
        ["a completion"] = ([Next(4), Start(4)], Complete(4)),
        ["a hold"] = ([Next(4), Start(4)], Hold(4)),
        ["an absence"] = ([Next(4)], Absent(4)),
        ["a recall"] = ([Next(4)], Recall(4)),
        ["a sending to pickup"] = ([Next(4), Start(4)], ToPickup(4)),
        ["a call for pickup"] = ([Next(4), ToPickup(4)], HandOut(4)),
        ["a call for pickup that finished with someone"] = ([Next(4), ToPickup(4), Next(4)], HandOut(4, "B001")),
        ["a recall for pickup"] = ([Next(4), ToPickup(4), HandOut(4)], Recall(4)),
        ["an addition"] = ([Next(4)], Add(4, "J03")),
        ["a removal"] = ([Next(4)], Remove(4, 2)),
        ["a transfer"] = ([Next(4), Start(4)], Send(4, "J03")),
    };

    [Theory, MemberData(nameof(Steps))]
    public void A_mistaken_key_is_taken_back_and_everything_is_as_before(string step)
    {
        var before = Lobby.Given(Step.AddSeconds(-30), Commands[step].Before);
        var after = before.Given(Step, Commands[step].Step);
        var undone = after.When(Step.AddSeconds(10), Undo(4)).Then<StepUndone>();
        Tickets(undone).Should().Equal(Tickets(before));
        SiteDayText.Pool(undone.Day).Should().Be(SiteDayText.Pool(before.Day));
        undone.Day.Pickup.Should().Equal(before.Day.Pickup);
        undone.Day.Calls.Should().Equal(before.Day.Calls, "the board shows again where people have to go");
        undone.Day.Aside.Should().Equal(before.Day.Aside);
        undone.Day.Counters[new(4)].Current.Should().Be(before.Day.Counters[new(4)].Current);
    }

    [Theory, MemberData(nameof(Steps))]
    public void After_ten_seconds_it_is_too_late(string step) =>
        Lobby.Given(Step.AddSeconds(-30), Commands[step].Before).Given(Step, Commands[step].Step)
            .When(Step.AddSeconds(10.001), Undo(4)).ThenRefused("too-late-to-undo", "10秒");

    [Theory, MemberData(nameof(Steps))]
    public void A_step_is_taken_back_once(string step) =>
        Lobby.Given(Step.AddSeconds(-30), Commands[step].Before).Given(Step, Commands[step].Step, Undo(4))
            .When(Step, Undo(4)).ThenRefused("nothing-to-undo");

    [Fact]
    public void A_counter_that_did_nothing_has_nothing_to_take_back() => Lobby.When("09:10", Undo(2)).ThenRefused("nothing-to-undo");

    [Fact]
    public void A_step_on_which_another_counter_built_stays() =>
        Lobby.Given(Step, Next(4), Complete(4), Call(3, "B001")).When(Step, Undo(4)).ThenRefused("too-late-to-undo", "B001");

    [Fact]
    public void A_step_on_which_the_desk_built_stays() =>
        Lobby.Given(Step, Next(4), Hold(4), Resume("one")).When(Step, Undo(4)).ThenRefused("too-late-to-undo");

    [Fact]
    public void What_others_did_with_other_people_does_not_matter() =>
        Lobby.Given(Step, Call(4, "B001"), Next(3), Start(3)).When(Step, Undo(4)).Then<StepUndone>();

    [Fact]
    public void A_closed_counter_has_nothing_to_take_back() =>
        Lobby.Given(Step, Next(4), Complete(4), Close(4)).When(Step, Undo(4)).ThenRefused("nothing-to-undo");

    [Fact]
    public void The_board_takes_the_call_back_and_does_not_use_its_number_again()
    {
        var day = Lobby.Given(Step, Next(4)).When(Step, Undo(4)).Then<StepUndone>(undone => undone.Call.Should().Be(1));
        day.Day.Calls.Should().BeEmpty();
        day.When(Step, Next(4)).Then<LegCalled>(call => call.Call.Should().Be(2));
    }

    [Fact]
    public void A_completion_that_opened_the_next_leg_closes_it_again() =>
        Lobby.Given(Step, Next(4), Complete(4)).When(Step, Undo(4)).States("one").Should().Equal(Called, Blocked);

    static IEnumerable<string> Tickets(Spec day) =>
        day.Day.Tickets.Values.OrderBy(ticket => ticket.Id.Value).Select(ticket => SiteDayText.Of(ticket with { Version = 0 }));
}
