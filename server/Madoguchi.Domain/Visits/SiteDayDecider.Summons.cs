using Madoguchi.Domain.Catalogue;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

/// <summary>
/// 職員が動く: the resident keeps the seat. Completing a leg there summons the officer of the next one instead of calling the resident
/// elsewhere, and the seat stays taken until all that is done so has ended, or the resident is sent on or set aside.
/// </summary>
public static partial class SiteDayDecider
{
    static Decision Decide(SiteDay day, TakeSummons command, DateTimeOffset now)
    {
        if (!day.Rules.Categories.ContainsKey(command.Category))
            return Refusal.UnknownCategory(command.Category);
        if (FindCurrent(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused)
            return refused;
        return leg.State is LegState.Summoned && leg.Category == command.Category
            ? new SummonsTaken(ticket.Id, leg.Id, counter.Number, now)
            : Refusal.NoSummons(counter.Number, command.Category);
    }

    /// <summary>The leg whose officer comes to the seat next; null when the resident leaves it.</summary>
    static Leg? NextAtSeat(SiteDay day, Ticket ticket) => ticket.Legs
        .Where(leg => leg.State is LegState.Waiting && leg.Only is null && day.Rules.TravelOf(leg.Procedure) is Travel.StaffMoves)
        .OrderByDescending(leg => leg.AtHead).ThenBy(leg => leg.Since).ThenBy(leg => leg.Id)
        .FirstOrDefault();
}
