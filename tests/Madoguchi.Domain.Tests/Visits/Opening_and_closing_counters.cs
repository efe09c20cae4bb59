using FluentAssertions;

namespace Madoguchi.Domain.Tests.Visits;

public class Opening_and_closing_counters
{
    [Fact]
    public void A_counter_opens_with_the_categories_of_the_master_data() =>
        Spec.Today.When("08:30", Open(4)).Then<CounterOpened>(opened => opened.Serves.Should().Equal('A', 'B'));

    [Fact]
    public void A_counter_may_open_for_others() =>
        Spec.Today.When("08:30", Open(4, "C")).Then<CounterOpened>().And(day => day.Counters[new(4)].Serves.Should().Equal('C'));

    [Fact]
    public void An_empty_list_means_those_of_the_master_data() =>
        Spec.Today.When("08:30", Open(4, "")).Then<CounterOpened>(opened => opened.Serves.Should().Equal('A', 'B'));

    [Fact]
    public void An_open_counter_may_change_what_it_serves_and_nothing_happens_when_it_does_so_already()
    {
        var day = Spec.Today.Given("08:30", Open(4));
        day.When("08:31", Open(4)).ThenNothing();
        day.When("08:31", Open(4, "BA")).ThenNothing();
        day.When("08:31", Open(4, "B")).Then<CounterOpened>();
    }

    [Fact]
    public void A_counter_cannot_open_for_a_category_that_does_not_exist() => Spec.Today.When("08:30", Open(4, "AQ")).ThenRefused("unknown-category");

    [Fact]
    public void An_unknown_counter_neither_opens_nor_pauses_nor_closes()
    {
        Spec.Today.When("08:30", Open(99)).ThenRefused("unknown-counter");
        Spec.Today.When("08:30", Pause(99)).ThenRefused("unknown-counter");
        Spec.Today.When("08:30", Close(99)).ThenRefused("unknown-counter");
        Spec.Today.When("08:30", Undo(99)).ThenRefused("unknown-counter");
    }

    [Fact]
    public void A_pausing_counter_finishes_with_whom_it_has_and_opens_again()
    {
        var day = Spec.Today.Given("08:30", Open(2), Take("one", "J10"), Take("two", "J10"), Next(2)).When("08:40", Pause(2)).Then<CounterPaused>();
        day.When("08:41", Pause(2)).ThenNothing();
        day = day.When("08:41", Complete(2)).Then<LegCompleted>();
        day.When("08:42", Next(2)).ThenRefused("counter-closed");
        day.When("08:42", Open(2)).Then<CounterOpened>().When("08:43", Next(2)).ThenCalled("A002");
    }

    [Fact]
    public void A_closed_counter_cannot_pause() => Spec.Today.When("08:30", Pause(2)).ThenRefused("counter-closed");

    [Fact]
    public void A_counter_does_not_close_on_the_person_it_has() =>
        Spec.Today.Given("08:30", Open(2), Take("one", "J10"), Next(2)).When("08:40", Close(2)).ThenRefused("counter-busy", "A001")
            .Given("08:41", Complete(2)).When("08:42", Close(2)).Then<CounterClosed>().When("08:43", Close(2)).ThenNothing();
}
