using System.Collections.Immutable;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Routing;

/// <summary>
/// The legs of a visit. Late binding: every leg without an open precedence stands in the pool at once, and the first counter
/// that frees up and fits takes the ticket (simulated in <c>research/performance.md</c> §4: a fifth of the waiting of a fixed order).
/// </summary>
public static class VisitPlan
{
    /// <summary>Legs for these procedures, blocked by each other and by open legs the ticket already has.</summary>
    public static ImmutableArray<Leg> Legs(
        SiteRules rules, ImmutableArray<Leg> existing, IEnumerable<ProcedureCode> procedures, DateTimeOffset since, DateTimeOffset now)
    {
        var next = existing.IsEmpty ? 1 : existing.Max(leg => leg.Id) + 1;
        var wanted = procedures.Distinct().Select((procedure, i) => (Id: next + i, Rule: rules.Procedures[procedure])).ToImmutableArray();
        var open = existing.Where(leg => !leg.HasEnded).ToImmutableArray();
        return
        [
            .. wanted.Select(one =>
            {
                ImmutableArray<int> blockedBy =
                [
                    .. open.Where(leg => one.Rule.After.Contains(leg.Procedure)).Select(leg => leg.Id),
                    .. wanted.Where(other => one.Rule.After.Contains(other.Rule.Code) && !ComesAfter(rules, other.Rule, one.Rule.Code, []))
                        .Select(other => other.Id),
                ];
                return new Leg(one.Id, one.Rule.Code, one.Rule.Category, blockedBy.IsEmpty ? LegState.Waiting : LegState.Blocked, blockedBy, since)
                {
                    WaitingSince = blockedBy.IsEmpty ? now : null,
                };
            }),
        ];
    }

    /// <summary>Legs that wait for this one, directly or through others.</summary>
    public static ImmutableHashSet<Leg> WaitingFor(ImmutableArray<Leg> legs, Leg first)
    {
        var found = ImmutableHashSet<Leg>.Empty;
        var open = new Queue<int>([first.Id]);
        while (open.TryDequeue(out var id))
            foreach (var leg in legs.Where(leg => leg.BlockedBy.Contains(id) && !found.Contains(leg)))
            {
                found = found.Add(leg);
                open.Enqueue(leg.Id);
            }
        return found;
    }

    /// <summary>A circle in the edited master data must not keep a person waiting for ever: its precedences are void.</summary>
    static bool ComesAfter(SiteRules rules, ProcedureRule rule, ProcedureCode wanted, ImmutableHashSet<ProcedureCode> seen) =>
        !seen.Contains(rule.Code)
        && (rule.After.Contains(wanted)
            || rule.After.Any(code => rules.Procedures.TryGetValue(code, out var before) && ComesAfter(rules, before, wanted, seen.Add(rule.Code))));
}
