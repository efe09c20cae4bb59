using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Simulation.Cities;

/// <summary>How long the services of this city hall really take: not what the master data plan, and only the simulation knows.</summary>
internal sealed class Pace
{
    readonly Dictionary<ProcedureCode, (double Minutes, double Variation)> _real = [];

    public Pace(SiteRules rules, ulong seed)
    {
        var dice = new Dice(seed);
        foreach (var rule in rules.Procedures.Values)
            _real[rule.Code] = (rule.Minutes * (0.75 + (0.5 * dice.NextDouble())), 0.4 + (0.4 * dice.NextDouble()));
    }

    public double Minutes(ProcedureCode procedure, ref Dice dice) => _real[procedure] is var (minutes, variation) ? dice.Gamma(minutes, variation) : 0;
}
