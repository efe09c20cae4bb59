using FluentAssertions;

namespace Madoguchi.Domain.Tests.Visits;

public class Helping_out
{
    static Spec Lobby => Spec.Today.Given("08:59", Open(2), Take("family", "J02")).Given("09:00", Take("card", "M01"), Take("paper", "J10"));

    [Fact]
    public void A_counter_helps_with_another_category_while_open() =>
        Lobby.Given("09:05", Help(2, "AB")).When("09:06", Next(2)).ThenCalled("B001");

    [Fact]
    public void Or_with_one_procedure_of_it() =>
        Lobby.Given("09:01", Take("move", "J01")).Given("09:05", Help(2, "", "J01")).When("09:06", Next(2)).ThenCalled("B002")
            .When("09:10", Next(2)).ThenRefused("nothing-waiting");

    [Fact]
    public void Whom_it_no_longer_serves_it_no_longer_calls() =>
        Lobby.Given("09:05", Help(2, "B")).When("09:06", Call(2, "A001")).ThenRefused("not-served-here");

    [Fact]
    public void Opening_it_anew_brings_its_own_skills_back()
    {
        Lobby.Given("09:05", Help(2, "A", "J02")).Given("09:06", Open(2, "A")).Day.Counters[new(2)].Procedures.Should().BeEmpty();
        Lobby.Given("09:05", Help(2, "B", "M01"), Close(2)).Given("09:06", Open(2)).Day.Counters[new(2)].Serves.Should().Equal('A');
    }

    [Fact]
    public void Whoever_was_sent_to_it_for_what_it_did_may_go_anywhere() =>
        Lobby.Given("09:05", Open(6), Help(2, "A", "M01")).Given("09:06", Next(6), Send(6, to: 2)).Given("09:07", Help(2, "A"))
            .When("09:08", Next(6)).ThenCalled("C001");

    [Fact]
    public void Skills_are_of_an_open_counter_and_of_this_site()
    {
        Lobby.When("09:05", Help(3, "AB")).ThenRefused("counter-closed");
        Lobby.When("09:05", Help(99, "AB")).ThenRefused("unknown-counter");
        Lobby.When("09:05", Help(2, "X")).ThenRefused("unknown-category");
        Lobby.When("09:05", Help(2, "A", "X99")).ThenRefused("procedure-not-here");
        Lobby.When("09:05", Help(2, "")).ThenRefused("no-skills");
        Lobby.When("09:05", Help(2, "A")).ThenNothing();
    }
}
