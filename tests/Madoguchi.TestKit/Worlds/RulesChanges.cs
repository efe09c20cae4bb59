using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.TestKit.Worlds;

/// <summary>Master data as an administrator might have edited it.</summary>
public static class RulesChanges
{
    public static SiteRules ClosedToday(this SiteRules rules) => rules with { Hours = null };

    /// <summary>Open as long as a simulation needs.</summary>
    public static SiteRules OpenFor(this SiteRules rules, TimeSpan length) =>
        rules with { Hours = new(rules.Hours!.OpensAt, rules.Hours.OpensAt + length, rules.Hours.OpensAt + length) };

    public static SiteRules Band(this SiteRules rules, char category, int first, int last, params int[] skip) =>
        rules with { Categories = rules.Categories.SetItem(category, rules.Categories[category] with { First = first, Last = last, Skip = [.. skip] }) };

    public static SiteRules OfflineBand(this SiteRules rules, char category, int first, int last) =>
        rules with { Categories = rules.Categories.SetItem(category, rules.Categories[category] with { Offline = new(first, last) }) };

    public static SiteRules Procedure(this SiteRules rules, string code, char category, int minutes, params string[] after) => rules with
    {
        Procedures = rules.Procedures.SetItem(
            new(code), new(new(code), category, minutes, [.. after.Select(one => new ProcedureCode(one))], null, null)),
    };

    /// <summary>職員が動く for these procedures, or for all of the site.</summary>
    public static SiteRules StaffMoves(this SiteRules rules, params string[] procedures) => procedures.Length == 0
        ? rules with { Travel = Travel.StaffMoves }
        : procedures.Select(code => new ProcedureCode(code)).Aggregate(rules, (changed, code) => changed with
        {
            Procedures = changed.Procedures.SetItem(code, changed.Procedures[code] with { Travel = Travel.StaffMoves }),
        });

    /// <summary>スマホ発券.</summary>
    public static SiteRules FromAfar(this SiteRules rules, int perDay, double graceMinutes = 10) =>
        rules with { Remote = new(perDay, TimeSpan.FromMinutes(graceMinutes)) };

    public static SiteRules Longest(this SiteRules rules, double minutes) =>
        rules with { Promises = rules.Promises with { LongestWait = TimeSpan.FromMinutes(minutes) } };

    public static SiteRules Counter(this SiteRules rules, int number, string serves, bool reservationOnly = false) =>
        rules with { Counters = rules.Counters.SetItem(new(number), new(new(number), $"{number}番", [.. serves], reservationOnly)) };

    public static SiteRules Promising(this SiteRules rules, double reservation, double priority, double walkIn) => rules with
    {
        Promises = rules.Promises with
        {
            Reservation = TimeSpan.FromMinutes(reservation),
            Priority = TimeSpan.FromMinutes(priority),
            WalkIn = TimeSpan.FromMinutes(walkIn),
        },
    };
}
