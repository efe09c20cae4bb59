using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Replay;

/// <summary>By what a past day is run again.</summary>
public enum ReplayOrder
{
    /// <summary>The rule of the house: wait over promised wait, nobody beyond the limit of a single wait.</summary>
    Urgency,

    /// <summary>Who came first.</summary>
    Fifo,

    /// <summary>Reservations before priority before all others, within each who came first.</summary>
    Strict,
}

/// <param name="Order">Which order.</param>
/// <param name="Promises">What <see cref="ReplayOrder.Urgency"/> reckons with.</param>
public sealed record ReplayRule(ReplayOrder Order, Promises Promises)
{
    /// <summary>The lowest is called first; equal ones by number.</summary>
    internal (int Group, double Within) Rank(PastLeg leg, DateTimeOffset waitsFrom, DateTimeOffset now) => Order switch
    {
        ReplayOrder.Fifo => (0, Ticks(leg.Since)),
        ReplayOrder.Strict => (leg.Class is TicketClass.Reservation ? 0 : leg.Class is TicketClass.Priority ? 1 : 2, Ticks(leg.Since)),
        _ when now - waitsFrom >= Promises.LongestWait => (0, Ticks(waitsFrom)),
        _ => (1, -((now - leg.Since) / Promises.Of(leg.Class))),
    };

    static double Ticks(DateTimeOffset at) => at.UtcTicks;
}
