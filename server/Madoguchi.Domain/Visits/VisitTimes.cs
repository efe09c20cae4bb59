namespace Madoguchi.Domain.Visits;

/// <summary>How long a visit took so far, whoever of resident and staff moved.</summary>
/// <param name="Whole">From arrival until the last leg ended, or until now.</param>
/// <param name="Served">With an officer.</param>
public readonly record struct VisitTimes(TimeSpan Whole, TimeSpan Served)
{
    /// <summary>Everything else: queues, papers being made, officers on their way.</summary>
    public TimeSpan Waited => Whole - Served;

    /// <param name="ticket">The visit.</param>
    /// <param name="now">Not before the newest event of the ticket.</param>
    public static VisitTimes Of(Ticket ticket, DateTimeOffset now)
    {
        var end = ticket.HasEnded ? ticket.Legs.Max(leg => leg.EndedAt) ?? now : now;
        // A person is in one place, so services never overlap.
        var served = ticket.Legs
            .Where(leg => leg.StartedAt is not null && (leg.IsForPickup || leg.State is LegState.Serving or LegState.Done or LegState.Transferred))
            .Sum(leg => ((leg.PickupSince ?? leg.EndedAt ?? now) - leg.StartedAt!.Value).Ticks);
        return new(end - (ticket.CameAt ?? end), TimeSpan.FromTicks(served));
    }
}
