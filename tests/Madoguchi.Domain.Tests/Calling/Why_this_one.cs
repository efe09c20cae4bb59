using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Calling;

public class Why_this_one
{
    /// <summary>Counter 4 serves A and B; three came before the priority visitor.</summary>
    static Spec Lobby => Spec.Today.Given("09:00", Open(4), Take("one", "J02")).Given("09:02", Take("two", "J10"), Take("three", "J11"), Take("other", "M01"))
        .Given("09:10", TakeFirst("first", "J10"));

    [Fact]
    public void The_reason_says_whom_it_passed_over() => Lobby.When("09:22", Next(4)).ThenCalled("A003").Then<LegCalled>(call =>
    {
        call.Reason.Passed.Should().Be(3, "M01 is not for this counter");
        call.Reason.LongestPassed.Should().Be(new PassedOver(new('B', 1), TicketClass.WalkIn, TimeSpan.FromMinutes(22)));
        call.Reason.Sentence.Should().Be("優先・12分待ち（目安10分）。目安に対して最も長くお待ちの方です。より早くからお待ちの方が3件（最長は番号札のB001・22分）ありますが、目安に対する待ちはこの方より短めです。");
    });

    [Fact]
    public void A_call_by_number_says_so_too() => Lobby.When("09:22", Call(4, "A002"))
        .Then<LegCalled>(call => call.Reason.Sentence.Should().Be("番号を指定して呼び出しました。より早くからお待ちの方が1件（最長は番号札のB001・22分）あります。"));

    [Fact]
    public void Whoever_came_first_passes_nobody() => Lobby.When("09:12", Next(4)).ThenCalled("B001").Then<LegCalled>(call =>
    {
        (call.Reason.Passed, call.Reason.LongestPassed).Should().Be((0, null));
        call.Reason.Sentence.Should().Be("番号札・12分待ち（目安30分）。目安に対して最も長くお待ちの方です。");
    });

    [Fact]
    public void Beyond_the_limit_of_a_single_wait_the_longest_comes_first()
    {
        // At 10:05 the priority visitor is at 5.5 of the promise and the walk-in at 2.1: urgency alone would let the walk-in wait on.
        var day = Spec.Today.Given("09:00", Open(4)).Given("09:02", Take("walk-in", "J10")).Given("09:10", TakeFirst("first", "J10"));
        day.When("10:01", Next(4)).ThenCalled("A002");
        day.When("10:05", Next(4)).ThenCalled("A001").Then<LegCalled>(call =>
        {
            (call.Reason.By, call.Reason.SingleWait).Should().Be((CalledBy.LongestWait, TimeSpan.FromMinutes(63)));
            call.Reason.Sentence.Should().Contain("続けて63分待ち").And.Contain("上限");
        });
    }

    [Fact]
    public void The_limit_is_the_sites_own() =>
        Spec.On(Kokubunji.Rules.Longest(20)).Given("09:00", Open(4), Take("walk-in", "J10")).Given("09:05", TakeFirst("first", "J10"))
            .When("09:20", Next(4)).ThenCalled("A001");

    [Fact]
    public void Time_at_a_counter_or_set_aside_is_no_wait()
    {
        // Two hours in the house, but at counter 4 until 10:50: that is no single wait of two hours.
        var day = Spec.Today.Given("09:00", Open(4), Open(7), Take("long", "J02", "H03"), Take("held", "H04")).Given("09:01", Call(4, "B001"), Start(4))
            .Given("09:02", Call(7, "D001"), Hold(7)).Given("10:45", Resume("held")).Given("10:50", Complete(4)).Given("10:51", TakeFirst("first", "H03"));
        day.When("11:00", Next(7)).Then<LegCalled>(call => call.Reason.By.Should().Be(CalledBy.Urgency));
        day.Day[Id("long")].WaitsFrom(day.Leg("long", "H03")).Should().Be(Kokubunji.At("10:50"));
        day.Day[Id("held")].WaitsFrom(day.Leg("held", "H04")).Should().Be(Kokubunji.At("10:45"));
    }

    [Fact]
    public void Whom_a_clerk_sent_to_the_head_comes_before_all() =>
        Spec.Today.Given("09:00", Open(2), Take("long", "J10")).Given("10:20", Open(4), Take("sent", "J02")).Given("10:21", Call(4, "B001"), Send(4, "J10", place: TransferPlace.Head))
            .When("10:22", Next(2)).ThenCalled("B001");

    [Fact]
    public void The_list_of_who_waits_is_in_the_order_of_the_calls()
    {
        var day = Spec.On(Kokubunji.Rules.Longest(30)).Given("09:00", Open(4), Take("a", "J10")).Given("09:05", Take("b", "J02")).Given("09:10", TakeFirst("c", "J10"))
            .Given("09:20", TakeFirst("d", "J02"), Take("e", "J11"));
        var now = Kokubunji.At("09:36");
        var order = CallingOrder.InOrder(day.Day, line => line.Fits(day.Day.Counters[new(4)]), now, 200).Select(place => place.Number.ToString()).ToArray();
        foreach (var number in order)
            day = day.When(now, Next(4)).ThenCalled(number);
    }
}
