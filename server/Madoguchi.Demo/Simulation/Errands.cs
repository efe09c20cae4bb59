namespace Madoguchi.Demo.Simulation;

/// <summary>What people come for, roughly as often as they do in a city hall.</summary>
internal static class Errands
{
    public static readonly IReadOnlyList<(int Weight, string[] Procedures)> AtTheCityHall =
    [
        (18, ["J10"]), (8, ["J10", "I02"]), (7, ["I02"]), (8, ["R10"]), (6, ["T01"]), (3, ["T02"]), (2, ["R11", "R12"]),
        (6, ["J01", "M03", "H01"]), (4, ["J02", "H02"]), (4, ["J03", "M03"]), (2, ["R01", "C01", "C02"]), (2, ["R02", "J04"]),
        (1, ["R04", "H07", "N03"]), (9, ["M05"]), (4, ["M04"]), (3, ["M01"]),
        (6, ["H01"]), (3, ["H03"]), (3, ["N02"]), (2, ["H04"]), (3, ["T04"]), (2, ["T05"]),
        (3, ["C05"]), (2, ["C02"]), (3, ["W03"]), (2, ["W01"]), (4, ["Z90"]),
    ];

    public static readonly IReadOnlyList<(int Weight, string[] Procedures)> AtAStation =
        [(5, ["J10"]), (3, ["I02"]), (2, ["R10"]), (1, ["T01"]), (1, ["J10", "I02"])];

    public static readonly IReadOnlyList<(int Weight, string Language)> Languages = [(88, "ja"), (5, "ja-easy"), (7, "en")];

    public static readonly IReadOnlyList<string> Reasons = ["書類の記入", "証明写真の用意", "家族へ確認", "他課へ照会中"];
}
