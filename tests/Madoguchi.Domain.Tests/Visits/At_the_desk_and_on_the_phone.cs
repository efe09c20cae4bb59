using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class At_the_desk_and_on_the_phone
{
    [Fact]
    public void A_family_has_one_number_and_is_counted()
    {
        var ticket = Spec.Today.Given("09:00", Take("family", "J01") with { Channel = TicketChannel.Phone, Persons = 5, Note = "代理の方" }).Ticket("family");
        (ticket.Channel, ticket.Persons, ticket.Note).Should().Be((TicketChannel.Phone, 5, "代理の方"));
        Spec.Today.Given("09:00", Take("one", "J01")).Ticket("one").Persons.Should().Be(1);
    }

    [Theory, InlineData(0), InlineData(10)]
    public void A_ticket_is_for_one_to_nine(int persons) =>
        Spec.Today.When("09:00", Take("many", "J01") with { Persons = persons }).ThenRefused("persons-out-of-range");

    [Fact]
    public void An_id_names_one_ticket_for_ever()
    {
        var day = Spec.Today.Given("09:00", Take("one", "J10"));
        day.When("09:01", Take("one", "J11")).ThenRefused("ticket-id-used");
        day.When("09:01", Arrive("one", "K-1", Booked("09:00", "J10"))).ThenRefused("ticket-id-used");
    }

    [Fact]
    public void A_clerk_still_lets_someone_in_when_the_machine_does_not()
    {
        var late = Spec.Today.Given("16:00", Stop('A'));
        late.When("16:01", Take("one", "J10")).ThenRefused("issuing-stopped");
        late.When("16:01", Take("one", "J10") with { Channel = TicketChannel.Staff }).Then<TicketIssued>();
        Spec.Today.When("16:50", Take("one", "J10")).ThenRefused("issuing-stopped", "16:45");
        Spec.Today.When("16:50", Take("one", "J10") with { Channel = TicketChannel.Staff }).Then<TicketIssued>();
        Spec.Today.When("17:00", Take("one", "J10") with { Channel = TicketChannel.Staff }).ThenRefused("site-closed");
    }

    [Fact]
    public void A_note_travels_on_with_every_transfer_until_another_is_written()
    {
        var sent = Spec.Today.Given("09:00", Open(2), Open(4), Take("one", "J02")).Given("09:05", Next(4), Send(4, "J10", note: "本人確認済み"));
        sent.Leg("one", "J10").Note.Should().Be("本人確認済み");
        var on = sent.Given("09:10", Next(2), Send(2, "J11"));
        on.Leg("one", "J11").Note.Should().Be("本人確認済み");
        on.Given("09:15", Next(2), Send(2, "J12", note: "手数料済み")).Leg("one", "J12").Note.Should().Be("手数料済み");
    }

    [Fact]
    public void Who_is_set_aside_may_be_looked_at_again_at_a_time()
    {
        var lobby = Spec.Today.Given("09:00", Open(2), Take("one", "J10")).Given("09:05", Next(2));
        var due = Kokubunji.At("09:30");
        lobby.Given("09:06", Hold(2) with { Due = due }).Leg("one", "J10").Due.Should().Be(due);
        lobby.Given("09:06", Hold(2) with { Due = due }, Resume("one")).Leg("one", "J10").Due.Should().BeNull();
        lobby.When("09:30", Hold(2) with { Due = due }).ThenRefused("due-passed");
        lobby.When("09:06", Hold(2) with { Due = due.AddDays(1) }).ThenRefused("due-passed");
    }

    [Fact]
    public void A_procedure_is_taken_off_the_ticket_and_frees_what_waited_for_it()
    {
        var lobby = Spec.Today.Given("09:00", Open(4), Take("one", "J02", "J01", "J10")).Given("09:05", Next(4));
        lobby.States("one").Should().Equal(Called, Waiting, Blocked);
        lobby.Given("09:06", Remove(4, 2)).States("one").Should().Equal(Called, Cancelled, Waiting);
        lobby.When("09:06", Remove(4, 1)).ThenRefused("leg-at-hand");
        lobby.When("09:06", Remove(4, 9)).ThenRefused("unknown-leg");
        lobby.Given("09:06", Remove(4, 2)).When("09:07", Remove(4, 2)).ThenRefused("leg-ended");
    }
}
