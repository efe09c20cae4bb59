using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

public class The_log_is_the_truth
{
    [Fact]
    public void The_day_folded_again_from_its_log_is_the_day_in_memory() => Lobby.Check(300, walk =>
    {
        SiteDayText.Of(SiteDay.Empty.Evolve(walk.Events)).Should().Be(SiteDayText.Of(walk.Day));
        // In two halves as well: as when a server stops in between.
        var half = SiteDay.Empty.Evolve(walk.Events[..(walk.Events.Length / 2)]);
        SiteDayText.Of(half.Evolve(walk.Events[(walk.Events.Length / 2)..])).Should().Be(SiteDayText.Of(walk.Day));
        walk.Day.Version.Should().Be(walk.Events.Length);
    });

    [Fact]
    public void The_day_folded_again_decides_as_the_day_in_memory_did() => Lobby.Check(60, walk =>
    {
        var (day, answered) = (SiteDay.Empty, new HashSet<int>());
        foreach (var step in walk.Steps.Where(step => answered.Add(step.CommandId)))
        {
            var again = SiteDayDecider.Decide(day, step.Command, step.Now);
            again.Refused.Should().Be(step.Answer.Refused);
            day = day.Evolve(again.Events);
            SiteDayText.Of(day).Should().Be(SiteDayText.Of(step.After));
        }
    });

    [Fact]
    public void No_command_id_has_two_effects() => Lobby.Check(300, walk =>
    {
        foreach (var deliveries in walk.Steps.GroupBy(step => step.CommandId))
        {
            deliveries.Skip(1).SelectMany(step => step.Events).Should().BeEmpty();
            deliveries.Select(step => step.Answer).Distinct().Should().ContainSingle("a retry is answered as the first time");
        }
        walk.WithoutRetries.Day.Version.Should().Be(walk.Day.Version);
        SiteDayText.Of(walk.WithoutRetries.Day).Should().Be(SiteDayText.Of(walk.Day));
    });

    [Fact]
    public void The_pool_kept_up_step_by_step_is_the_pool_counted_from_the_tickets() => Lobby.Check(300, walk =>
    {
        foreach (var day in walk.Steps.Select(step => step.After))
            SiteDayText.Pool(day).Should().Be(Counted(day));
    });

    [Fact]
    public void Whoever_is_on_hold_or_absent_is_on_the_list_and_nobody_else() => Lobby.Check(200, walk =>
    {
        foreach (var day in walk.Steps.Select(step => step.After))
            day.Aside.ToHashSet().SetEquals(
                day.Tickets.Values.Where(ticket => ticket.Legs.Any(leg => leg.State is LegState.Held or LegState.Absent)).Select(ticket => ticket.Id))
                .Should().BeTrue();
    });

    [Fact]
    public void Time_in_the_log_never_goes_back() => Lobby.Check(100, walk => walk.Events.Select(one => one.At).Should().BeInAscendingOrder());

    [Fact]
    public void A_refusal_has_a_sentence_and_no_event() => Lobby.Check(200, walk =>
    {
        foreach (var refused in walk.Steps.Where(step => step.Answer.Refused is not null))
        {
            refused.Answer.Events.Should().BeEmpty();
            refused.Answer.Refused!.Message.Should().EndWith("。");
        }
    });

    internal static string Counted(SiteDay day)
    {
        var waiting = day.Tickets.Values
            .Where(ticket => !ticket.IsAway && ticket.Legs.All(leg => !leg.IsAtCounter && leg.State != LegState.Absent))
            .SelectMany(ticket => ticket.Legs.Where(leg => leg.State == LegState.Waiting).Select(leg => (ticket, leg)))
            .ToArray();
        var places = waiting.Select(one =>
            new Line(one.leg.Procedure, one.leg.Category, one.ticket.Class, one.leg.AtHead, one.ticket.Reservation is not null, one.leg.Only)
            + " " + new Place(one.leg.Since, one.ticket.Number, new(one.ticket.Id, one.leg.Id)));
        var longest = waiting.Select(one => "longest "
            + new Line(one.leg.Procedure, one.leg.Category, one.ticket.Class, one.leg.AtHead, one.ticket.Reservation is not null, one.leg.Only)
            + " " + new Place(one.ticket.WaitsFrom(one.leg), one.ticket.Number, new(one.ticket.Id, one.leg.Id)));
        var categories = waiting.GroupBy(one => one.leg.Category).Select(category => category.Key + " " + new Waiting(
            category.Select(one => one.ticket.Id).Distinct().Count(), category.Sum(one => Town.Rules.Procedures.GetValueOrDefault(one.leg.Procedure)?.Minutes ?? 10)));
        return string.Join('\n', places.Concat(longest).Concat(categories).Order(StringComparer.Ordinal));
    }
}
