using FluentAssertions;

namespace Madoguchi.Domain.Tests.Properties;

public class Numbers_on_paper
{
    [Fact]
    public void No_number_is_issued_twice_and_in_a_category_they_only_grow() => Lobby.Check(400, walk =>
    {
        var issued = walk.Events.OfType<TicketIssued>().Select(one => one.Ticket.Number).ToArray();
        issued.Select(number => number.ToString()).Should().OnlyHaveUniqueItems();
        foreach (var category in issued.GroupBy(number => number.Category))
            category.Select(number => number.Value).Should().BeInAscendingOrder();
        issued.Should().NotContain(number => number.Category == 'A' && (number.Value == 4 || number.Value == 9 || number.Value > 14));
    });

    [Fact]
    public void Everyone_is_found_by_the_number_on_the_paper() => Lobby.Check(200, walk =>
    {
        walk.Day.Tickets.Should().HaveCount(walk.Events.OfType<TicketIssued>().Count());
        foreach (var ticket in walk.Day.Tickets.Values)
            walk.Day.Find(ticket.Number).Should().BeSameAs(ticket);
    });

    [Fact]
    public void Calls_on_the_board_are_numbered_without_a_gap() => Lobby.Check(400, walk =>
    {
        var calls = walk.Events.Select(one => one switch { LegCalled call => call.Call, LegRecalled call => call.Call, PickupCalled call => call.Call, _ => 0 }).Where(seq => seq > 0).ToArray();
        calls.Should().Equal(Enumerable.Range(1, calls.Length));
        walk.Day.LastCall.Should().Be(calls.Length);
        foreach (var step in walk.Steps)
        {
            step.After.Calls.Select(call => call.Seq).Should().BeInDescendingOrder();
            step.After.Calls.Select(call => call.Ticket).Should().OnlyHaveUniqueItems("a board shows where a person has to go now");
        }
    });
}
