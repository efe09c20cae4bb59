using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class Waiting_for_a_paper
{
    /// <summary>A001 waits for a certificate made at counter 2; the counter is free again.</summary>
    static Spec Lobby => Spec.Today.Given("09:00", Open(2), Open(3), Open(7), Take("one", "J10", "H03")).Given("09:05", Next(2), Start(2)).Given("09:10", ToPickup(2));

    [Fact]
    public void Whoever_is_sent_to_pickup_leaves_the_counter_free()
    {
        var day = Lobby;
        day.States("one").Should().Equal(AwaitingPickup, Waiting);
        day.Day.Counters[new(2)].Current.Should().BeNull();
        day.Day.Pickup.Should().ContainSingle();
    }

    [Fact]
    public void Meanwhile_the_other_procedures_of_the_ticket_are_called() =>
        Lobby.When("09:11", Next(7)).ThenCalled("A001").States("one").Should().Equal(AwaitingPickup, Called);

    [Fact]
    public void Nobody_is_called_for_a_paper_while_sitting_elsewhere()
    {
        var elsewhere = Lobby.Given("09:11", Next(7));
        elsewhere.When("09:12", HandOut(2)).ThenRefused("nothing-waiting");
        elsewhere.When("09:12", HandOut(2, "A001")).ThenRefused("ticket-elsewhere", "7番");
        elsewhere.Given("09:13", Complete(7)).When("09:14", HandOut(2)).Then<PickupCalled>();
    }

    [Fact]
    public void A_pickup_has_the_next_number_of_the_board_and_a_kind_of_its_own()
    {
        var called = Lobby.When("09:15", HandOut(2)).Then<PickupCalled>(call => call.Call.Should().Be(2));
        called.Day.Calls.Should().ContainSingle().Which.Kind.Should().Be(CallKind.Pickup);
        called.Given("09:16", Recall(2)).Day.LastCall.Should().Be(3);
        called.Given("09:16", Complete(2)).States("one").Should().Equal(Done, Waiting);
    }

    [Fact]
    public void Without_a_number_who_has_waited_longest_for_what_the_counter_serves_is_called() =>
        Lobby.Given("09:11", Take("two", "J11")).Given("09:12", Next(3), ToPickup(3))
            .When("09:15", HandOut(3)).Then<PickupCalled>(call => call.Ticket.Should().Be(Id("one")));

    [Fact]
    public void A_paper_is_handed_out_by_number_at_any_open_counter()
    {
        Lobby.When("09:15", HandOut(7)).ThenRefused("nothing-waiting", "交付");
        Lobby.When("09:15", HandOut(7, "A001")).Then<PickupCalled>();
        Lobby.When("09:15", HandOut(5, "A001")).ThenRefused("counter-closed");
    }

    [Fact]
    public void By_the_id_of_the_ticket_as_well() =>
        Lobby.When("09:15", new SiteDayCommand.CallForPickup(new(2), Ticket: Id("one"))).Then<PickupCalled>();

    [Fact]
    public void The_call_for_the_next_finishes_with_whoever_got_their_paper() =>
        Lobby.Given("09:11", Take("two", "J11")).Given("09:15", HandOut(2)).When("09:16", Next(2)).ThenCalled("A002").States("one").Should().Equal(Done, Waiting);

    [Fact]
    public void Who_does_not_come_for_the_paper_is_absent_and_waits_for_it_again_after_coming_back()
    {
        var absent = Lobby.Given("09:15", HandOut(2), Absent(2));
        absent.States("one").Should().Equal(LegState.Absent, Waiting);
        absent.When("09:16", HandOut(2, "A001")).ThenRefused("ticket-absent");
        var back = absent.Given("09:20", ComeBack("one"));
        back.States("one").Should().Equal(AwaitingPickup, Waiting);
        back.When("09:21", HandOut(2)).Then<PickupCalled>();
    }

    [Fact]
    public void A_paper_that_is_not_right_yet_is_waited_for_again_or_set_aside()
    {
        Lobby.Given("09:15", HandOut(2)).Given("09:16", ToPickup(2)).Leg("one", "J10").PickupSince.Should().Be(Kokubunji.At("09:16"));
        Lobby.Given("09:15", HandOut(2), Hold(2, "印鑑")).Given("09:20", Resume("one")).States("one").Should().Equal(AwaitingPickup, Waiting);
    }

    [Fact]
    public void Who_waits_for_no_paper_is_not_called_for_one()
    {
        Lobby.Given("09:11", Take("two", "J11")).When("09:12", HandOut(2, "A002")).ThenRefused("not-awaiting-pickup", "A002");
        Lobby.When("09:12", HandOut(2, "A077")).ThenRefused("unknown-ticket");
        Lobby.When("09:12", ToPickup(3)).ThenRefused("not-at-this-counter");
    }

    [Fact]
    public void What_comes_after_it_waits_until_the_paper_is_handed_out()
    {
        var day = Spec.Today.Given("09:00", Open(4), Open(2), Take("one", "J01", "J10")).Given("09:05", Next(4), ToPickup(4));
        day.States("one").Should().Equal(AwaitingPickup, Blocked);
        day.Given("09:20", HandOut(4), Complete(4)).States("one").Should().Equal(Done, Waiting);
    }
}
