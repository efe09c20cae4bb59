using System.Collections.Immutable;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>A site small enough that a hundred random commands meet each other often: chains, a circle, a short band, officers who come to the seat, a short limit, a counter of reservations.</summary>
internal static class Town
{
    public static readonly ImmutableArray<string> Procedures = ["A1", "A2", "A3", "B1", "B2", "C1", "C2"];

    /// <summary>A3 and C2 each come after the other.</summary>
    public static readonly ImmutableHashSet<(string First, string Then)> Circle = [("A3", "C2"), ("C2", "A3")];

    public const int Counters = 5;

    public static readonly DateTimeOffset Opens = Kokubunji.At("08:30");

    public static SiteRules Rules { get; } = Build();

    static SiteRules Build()
    {
        var rules = Kokubunji.Rules with
        {
            Procedures = ImmutableSortedDictionary<ProcedureCode, ProcedureRule>.Empty,
            Counters = ImmutableSortedDictionary<CounterNumber, CounterRule>.Empty,
        };
        return rules.Band('A', 1, 14, 4, 9, 17)
            .Procedure("A1", 'A', 5).Procedure("A2", 'A', 7, "B1").Procedure("A3", 'A', 4, "C2")
            .Procedure("B1", 'B', 20).Procedure("B2", 'B', 15, "B1").Procedure("C1", 'C', 10, "B2", "A1").Procedure("C2", 'C', 12, "A3")
            .StaffMoves("A2", "C1").Longest(20).FromAfar(perDay: 9, graceMinutes: 4)
            .OfflineBand('A', 15, 29).OfflineBand('B', 800, 807).OfflineBand('C', 800, 811)
            .Counter(1, "A").Counter(2, "AB").Counter(3, "B").Counter(4, "C").Counter(5, "BC", reservationOnly: true);
    }
}
