using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>Which legs must be over before which, kept apart from the domain's own list: by master data and by what carried what on.</summary>
internal sealed class Precedences
{
    readonly List<(TicketId Ticket, int Leg, int First)> required = [];
    readonly Dictionary<(TicketId Ticket, int Leg), int> carriedOnBy = [];

    public void Follow(Step step)
    {
        foreach (var happened in step.Events)
            switch (happened)
            {
                case TicketIssued e:
                    Require(e.Ticket.Id, e.Ticket.Legs, e.Ticket.Legs);
                    break;
                case OfflineRecorded e:
                    Require(e.Ticket.Id, e.Ticket.Legs, e.Ticket.Legs);
                    break;
                case LegsAdded e:
                    Require(e.Ticket, e.Legs, e.Legs);
                    Require(e.Ticket, e.Legs, step.Before[e.Ticket].Legs.Where(leg => !leg.HasEnded));
                    break;
                case LegTransferred e:
                    carriedOnBy[(e.Ticket, e.Leg)] = e.Next.Id;
                    break;
                case StepUndone e:
                    foreach (var ticket in e.Restored)
                    {
                        // The number of a leg that was taken back is given to the next one.
                        required.RemoveAll(one => one.Ticket == ticket.Id && ticket.Legs.All(leg => leg.Id != one.Leg));
                        foreach (var key in carriedOnBy.Keys.Where(key => key.Ticket == ticket.Id && ticket.Legs.All(leg => leg.Id != carriedOnBy[key])).ToArray())
                            carriedOnBy.Remove(key);
                    }
                    break;
            }
    }

    /// <summary>Legs that must be over before this one is called.</summary>
    public IEnumerable<int> Before(TicketId ticket, int leg) =>
        required.Where(one => one.Ticket == ticket && Last(ticket, one.Leg) == leg).Select(one => Last(ticket, one.First));

    int Last(TicketId ticket, int leg) => carriedOnBy.TryGetValue((ticket, leg), out var next) ? Last(ticket, next) : leg;

    void Require(TicketId ticket, IEnumerable<Leg> legs, IEnumerable<Leg> firsts) => required.AddRange(
        from leg in legs
        from first in firsts
        where Town.Rules.Procedures.TryGetValue(leg.Procedure, out var rule) && rule.After.Contains(first.Procedure) && !Town.Circle.Contains((first.Procedure.Value, leg.Procedure.Value))
        select (ticket, leg.Id, first.Id));
}
