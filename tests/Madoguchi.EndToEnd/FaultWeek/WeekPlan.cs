using System.Globalization;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>How long, how much, and by which dice. A longer run is asked for by the environment.</summary>
/// <param name="Residents">New residents a day.</param>
/// <param name="Faults">Faults a day, the nights apart.</param>
internal sealed record WeekPlan(int Seed, int Days, int Residents, int Faults)
{
    static readonly DateOnly Monday = new(2026, 4, 6);
    static readonly Fault[] Programs = [Fault.OutsideKilled, Fault.HallKilled];
    static readonly Fault[] OutsideAt = [Fault.OutsideKilledAfterWriting, Fault.OutsideKilledMailing, Fault.OutsideKilledBeforeWriting];
    static readonly Fault[] HallAt = [Fault.HallKilledAfterWriting, Fault.HallKilledBeforeWriting];
    static readonly Fault[] Others = [.. Enum.GetValues<Fault>().Except([.. Programs, .. OutsideAt, .. HallAt])];

    /// <summary>Within this real time a day's residents come and its faults begin.</summary>
    public static readonly TimeSpan Day = TimeSpan.FromSeconds(4);

    public static WeekPlan Read() => new(
        Number("MADOGUCHI_FAULT_SEED", 20260406), Number("MADOGUCHI_FAULT_DAYS", 7), Number("MADOGUCHI_FAULT_LOAD", 24), Number("MADOGUCHI_FAULT_FAULTS", 9));

    public DateOnly Date(int day) => Monday.AddDays(day);

    /// <summary>Everybody throws dice of their own, so that who comes first changes nobody else's week.</summary>
    public Random Dice(int day, int who) => new(unchecked((((Seed * 7919) + day) * 104729) + who));

    /// <summary>The day's faults, each kind in its turn; when and how long is thrown.</summary>
    public IEnumerable<(Fault What, TimeSpan After, TimeSpan Behind, TimeSpan For)> FaultsOf(int day)
    {
        var dice = Dice(day, -1);
        foreach (var what in Kinds(day).Take(Faults))
            yield return (what, Day * dice.NextDouble(), TimeSpan.FromMilliseconds(dice.Next(250)), TimeSpan.FromMilliseconds(dice.Next(200, 1800)));
    }

    /// <summary>One of the programs at any moment, each at one that is delicate, then everything else.</summary>
    IEnumerable<Fault> Kinds(int day)
    {
        var programs = new[] { Programs, OutsideAt, HallAt };
        foreach (var kinds in programs)
            yield return kinds[day % kinds.Length];
        for (var next = day * (Faults - programs.Length); ; next++)
            yield return Others[next % Others.Length];
    }

    static int Number(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : usual;
}
