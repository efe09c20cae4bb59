using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Calling;

public class Who_is_next
{
    [Fact]
    public void A_walk_in_of_forty_minutes_comes_before_a_priority_visitor_of_ten() =>
        Spec.Today.Given("09:00", Open(2), Take("long", "J10")).Given("09:30", TakeFirst("short", "J10"))
            .When("09:40", Next(2)).ThenCalled("A001");

    [Fact]
    public void A_priority_visitor_of_ten_minutes_comes_before_a_walk_in_of_twenty() =>
        Spec.Today.Given("09:00", Open(2), Take("long", "J10")).Given("09:10", TakeFirst("short", "J10"))
            .When("09:20", Next(2)).ThenCalled("A002");

    [Fact]
    public void A_reservation_of_two_minutes_comes_before_a_priority_visitor_of_three() =>
        Spec.Today.Given("09:00", Open(2)).Given("09:01", TakeFirst("first", "J10")).Given("09:02", Arrive("second", "K-1", Booked("09:00", "J10")))
            .When("09:04", Next(2)).ThenCalled("A002");

    [Fact]
    public void At_equal_urgency_the_earlier_since_is_called()
    {
        // 30 of 30 minutes and 10 of 10 minutes: both promises have just passed.
        Spec.Today.Given("09:00", Open(2), Take("walk-in", "J10")).Given("09:20", TakeFirst("priority", "J10"))
            .When("09:30", Next(2)).ThenCalled("A001");
        Spec.Today.Given("08:50", Open(2)).Given("09:00", Take("walk-in", "I03")).Given("09:20", TakeFirst("priority", "J10"))
            .When("09:30", Next(2)).ThenCalled("A001");
    }

    [Fact]
    public void At_equal_times_the_lower_number_is_called() =>
        Spec.Today.Given("09:00", Open(4), Take("a1", "J10"), Take("a2", "J10"), Take("b1", "J01"), Take("b2", "J01"), Take("b3", "J01"))
            .When("09:10", Next(4)).ThenCalled("A001")
            .When("09:11", Next(4)).ThenCalled("B001")
            .When("09:12", Next(4)).ThenCalled("A002")
            .When("09:13", Next(4)).ThenCalled("B002");

    [Fact]
    public void Within_a_class_it_is_first_come_first_served() =>
        Spec.Today.Given("09:00", Open(2), Take("one", "J10")).Given("09:01", Take("two", "I03")).Given("09:02", Take("three", "J10"))
            .When("09:10", Next(2)).ThenCalled("A001").When("09:15", Next(2)).ThenCalled("A002").When("09:20", Next(2)).ThenCalled("A003");

    [Fact]
    public void A_reservation_before_its_slot_gives_way_to_anyone_who_waits() =>
        Spec.Today.Given("09:00", Open(2), Arrive("early", "K-1", Booked("10:00", "J10"))).Given("09:10", Take("walk-in", "J10"))
            .When("09:10", Next(2)).ThenCalled("A002");

    [Fact]
    public void A_reservation_before_its_slot_is_called_when_nothing_else_waits() =>
        Spec.Today.Given("09:00", Open(2), Arrive("early", "K-1", Booked("10:00", "J10")))
            .When("09:10", Next(2)).ThenCalled("A001").Then<LegCalled>(call =>
            {
                call.Reason.Waited.Should().Be(TimeSpan.FromMinutes(-50));
                call.Reason.Sentence.Should().Contain("予約時刻の前");
            });

    [Fact]
    public void Of_two_early_reservations_the_nearer_slot_is_called() =>
        Spec.Today.Given("09:00", Open(2), Arrive("late", "K-1", Booked("10:30", "J10")), Arrive("soon", "K-2", Booked("10:00", "J10")))
            .When("09:10", Next(2)).ThenCalled("A002");

    [Fact]
    public void A_second_procedure_counts_the_wait_from_the_arrival_so_that_many_procedures_are_not_punished() =>
        Spec.Today.Given("09:00", Open(2), Open(5), Take("many", "J01", "J10")).Given("09:05", Next(5)).Given("09:10", Take("one", "J10"))
            .Given("09:30", Complete(5)).When("09:31", Next(2)).ThenCalled("B001");

    [Fact]
    public void A_counter_calls_only_its_categories() =>
        Spec.Today.Given("09:00", Open(2), Take("one", "J01")).When("09:10", Next(2)).ThenRefused("nothing-waiting");

    [Fact]
    public void A_counter_that_helps_out_calls_what_it_was_opened_for() =>
        Spec.Today.Given("09:00", Open(2, "AB"), Take("one", "J01")).When("09:10", Next(2)).ThenCalled("B001");

    [Fact]
    public void A_person_is_in_one_place() =>
        Spec.Today.Given("09:00", Open(2), Open(7), Take("one", "I03", "H03")).Given("09:01", Next(2))
            .When("09:02", Next(7)).ThenRefused("nothing-waiting");

    [Fact]
    public void The_first_counter_that_frees_up_takes_the_visit() =>
        Spec.Today.Given("09:00", Open(2), Open(7), Take("one", "I03", "H03")).Given("09:01", Next(7), Complete(7))
            .When("09:02", Next(2)).Then<LegCalled>(call => call.Leg.Should().Be(1));

    [Fact]
    public void A_counter_for_reservations_calls_no_walk_in()
    {
        var day = Spec.Today.Given("09:00", Open(12), Take("walk-in", "Z90"));
        day.When("09:30", Next(12)).ThenRefused("nothing-waiting");
        day.When("09:30", Call(12, "H001")).ThenRefused("not-served-here");
        day.Given("09:30", Arrive("booked", "K-1", Booked("09:30", "R04"))).When("09:31", Next(12)).ThenCalled("B001");
    }

    [Fact]
    public void A_reservation_that_came_too_late_is_still_one_for_the_counter_of_reservations() =>
        Spec.Today.Given("09:00", Open(12)).Given("10:30", Arrive("late", "K-1", Booked("10:00", "R04"))).When("10:31", Next(12)).ThenCalled("B001");

    [Fact]
    public void The_call_says_why() =>
        Spec.Today.Given("09:00", Open(2), TakeFirst("one", "J10")).When("09:12", Next(2)).Then<LegCalled>(call =>
        {
            call.Reason.Should().Be(new Reason(CalledBy.Urgency, TicketClass.Priority, TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(10)));
            call.Reason.Urgency.Should().Be(1.2);
            call.Reason.Sentence.Should().Contain("優先・12分待ち（目安10分）");
        });

    [Fact]
    public void Promises_are_settable_per_site() =>
        Spec.On(Kokubunji.Rules.Promising(reservation: 5, priority: 30, walkIn: 30)).Given("09:00", Open(2), Take("long", "J10"))
            .Given("09:10", TakeFirst("short", "J10")).When("09:20", Next(2)).ThenCalled("A001");

    [Fact]
    public void Making_someone_preferred_moves_them_up_and_taking_it_back_moves_them_down()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "J10")).Given("09:05", Take("two", "J10")).Given("09:10", Prefer("two"));
        day.When("09:20", Next(2)).ThenCalled("A002");
        day.Given("09:11", Prefer("two", false)).When("09:20", Next(2)).ThenCalled("A001");
    }

    [Fact]
    public void The_list_of_those_waiting_stands_in_the_order_of_calling()
    {
        var day = Spec.Today.Given("09:00", Open(4), Take("a", "J10"), Take("b", "J01")).Given("09:05", TakeFirst("c", "J10"), Take("d", "I03"))
            .Given("09:06", Arrive("e", "K-1", Booked("10:00", "J10"))).Given("09:10", Take("f", "J10", "J02"));
        var now = Kokubunji.At("09:20");
        var counter = day.Day.Counters[new(4)];
        var listed = CallingOrder.InOrder(day.Day, line => line.Fits(counter), now, most: 100).Select(place => place.Number.ToString()).Distinct();
        var called = new List<string>();
        for (var left = day; left.When(now, Next(4)) is { Decision.Refused: null } next; left = next)
            called.Add(next.Day[((LegCalled)next.Decision.Events[0]).Ticket].Number.ToString());
        called.Distinct().Should().Equal(listed);
    }
}
