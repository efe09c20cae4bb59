using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

public class Nobody_waits_for_ever
{
    [Fact]
    public void With_counters_open_and_steady_work_every_ticket_ends() => Lobby.Check(300, walk => WorkOn(walk.Day));

    /// <summary>Everyone comes back, every counter works, officers come: after as many rounds as there are legs nobody is left.</summary>
    internal static void WorkOn(SiteDay left)
    {
        var (day, now) = (left, left.At);
        for (var counter = 1; counter <= Town.Counters; counter++)
            Do(Open(counter));
        foreach (var ticket in left.Tickets.Keys)
            Do(new SiteDayCommand.Return(ticket));
        foreach (var ticket in left.Tickets.Values)
            foreach (var _ in ticket.Legs)
                Do(new SiteDayCommand.Resume(ticket.Id));
        var rounds = left.Tickets.Values.Sum(ticket => ticket.Legs.Count(leg => !leg.HasEnded));
        for (var round = 0; round < rounds && day.Tickets.Values.Any(ticket => !ticket.HasEnded); round++)
            for (var counter = 1; counter <= Town.Counters; counter++)
            {
                Do(Next(counter));
                Do(Complete(counter));
                Do(HandOut(counter));
                Do(Complete(counter));
                foreach (var category in (char[])['A', 'B', 'C'])
                    Do(SitDown(counter, category));
                Do(Complete(counter));
            }
        day.Tickets.Values.Where(ticket => !ticket.HasEnded).Select(SiteDayText.Of).Should().BeEmpty();
        SiteDayText.Pool(day).Should().BeEmpty();

        void Do(SiteDayCommand command) => day = day.Evolve(SiteDayDecider.Decide(day, command, now = now.AddSeconds(30)).Events);
    }

    [Theory]
    [InlineData(TicketClass.Priority, 60)]
    [InlineData(TicketClass.Reservation, 100)]
    public void A_walk_in_is_not_passed_for_ever_by_those_who_were_promised_less(TicketClass others, int within)
    {
        // Someone with a shorter promise arrives every five minutes and the counter needs five for each, with three of them in front: a
        // strict priority would never come to the walk-in. The three wait 15 minutes each, one and a half (three) times their promise;
        // the walk-in is as urgent after 45 (90) minutes.
        var day = Spec.Today.Given("08:59", Open(2), Take("walk-in", "J10"));
        for (var minute = -15; minute <= within; minute += 5)
        {
            var now = Kokubunji.At("09:15").AddMinutes(minute);
            day = day.Given(now, others is TicketClass.Priority
                ? TakeFirst($"t{minute}", "J10")
                : Arrive($"t{minute}", $"t{minute}", Booked("09:00", "J10") with { SlotStart = now }));
            if (minute >= 0)
                day = day.Given(now, Next(2));
        }
        day.Leg("walk-in", "J10").CalledAt.Should().NotBeNull("the urgency of a wait grows without end");
    }
}
