using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Simulation.Cities;

/// <summary>What people come for on an ordinary day, in visits a day: a load of about eight tenths at every counter.</summary>
internal static class Errands
{
    const string Ordinary = """
        52 J10, 18 J10 I02, 22 I02, 24 R10, 16 T01, 8 T02, 5 R11 R12, 3 R13, 4 I01, 4 T03,
        6 J01 M03 H01, 2 J01 M03 N01 C01 E01, 5 J02 H02, 4 J03 M03, 2 R01 C01 C02, 3 R02 J04, 1 R03, 2 R04 H07 N03, 2 J04,
        8 M05, 4 M04, 4 M01, 2 M06,
        9 H01, 2 H01 N01, 8 H03, 7 N02, 5 H04, 4 H05, 3 H06,
        6 T04, 6 T05, 4 T06, 2 T07, 3 C05, 4 C02, 3 C06, 2 E01, 1 C04, 7 W03, 5 W01, 26 Z90, 9 K01, 7 Z01
        """;

    /// <summary>Visits a day and their procedures.</summary>
    public static readonly ImmutableArray<(double PerDay, ImmutableArray<ProcedureCode> Procedures)> All =
    [
        .. Ordinary.Split(',', StringSplitOptions.TrimEntries).Select(text => text.Split(' ')).Select(words => (
            double.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), words[1..].Select(code => new ProcedureCode(code)).ToImmutableArray())),
    ];

    public static readonly double PerDay = All.Sum(errand => errand.PerDay);
}
