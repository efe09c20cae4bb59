using FluentAssertions;
using Madoguchi.Domain.Visits;

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
        walk.Day.Tickets.Should().HaveCount(walk.Events.OfType<TicketIssued>().Count() + walk.Events.OfType<OfflineRecorded>().Count());
        foreach (var ticket in walk.Day.Tickets.Values)
            walk.Day.Find(ticket.Number).Should().BeSameAs(ticket);
    });

    [Fact]
    public void What_cut_off_kiosks_put_on_paper_was_lent_to_them_and_is_nobody_elses() => Lobby.Check(400, walk =>
    {
        var lent = walk.Events.OfType<OfflineNumbersLeased>().SelectMany(lease => lease.Blocks.SelectMany(block => block.Numbers).Select(number => (lease.Kiosk, Number: number))).ToArray();
        lent.Select(one => one.Number.ToString()).Should().OnlyHaveUniqueItems("no two kiosks share a number");
        lent.Select(one => one.Number.ToString()).Should().NotContain("A17", "the skip list holds for kiosks as well");
        var papers = walk.Day.Tickets.Values.Where(ticket => ticket.Offline is not null).ToArray();
        foreach (var ticket in papers)
            lent.Should().Contain((ticket.Offline!.Kiosk, ticket.Number));
        walk.Events.OfType<TicketIssued>().Select(one => one.Ticket.Number).Should().NotIntersectWith(lent.Select(one => one.Number));
    });

    [Fact]
    public void The_mornings_have_enough_of_them()
    {
        var (lent, recorded, taken) = (0, 0, 0);
        Lobby.Check(300, walk =>
        {
            Interlocked.Add(ref lent, walk.Events.OfType<OfflineNumbersLeased>().Count());
            Interlocked.Add(ref recorded, walk.Events.OfType<OfflineRecorded>().Count());
            Interlocked.Add(ref taken, walk.Events.OfType<PaperNumberTaken>().Count());
        });
        (lent, recorded, taken).Should().Match<(int Lent, int Recorded, int Taken)>(seen => seen.Lent > 200 && seen.Recorded > 100 && seen.Taken > 25);
    }

    [Fact]
    public void Whoever_took_a_number_from_a_cut_off_kiosk_waits_from_then_on() => Lobby.Check(400, walk =>
    {
        foreach (var step in walk.Steps)
            foreach (var recorded in step.Events.OfType<OfflineRecorded>())
            {
                var printed = ((SiteDayCommand.RecordOffline)step.Command).PrintedAt;
                recorded.Ticket.Since.Should().Be(printed < recorded.At ? printed : recorded.At);
                recorded.Ticket.Legs.Should().AllSatisfy(leg => leg.Since.Should().Be(recorded.Ticket.ArrivedAt));
            }
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
