using System.Globalization;
using Madoguchi.Simulation.Forecasts;
using Madoguchi.Simulation.Priorities;
using Madoguchi.Simulation.Stations;

namespace Madoguchi.Simulation;

/// <summary>Figures for whoever reads them on a terminal.</summary>
internal static class Reports
{
    public static void Stations()
    {
        var mornings = new Mornings(120, 2026);
        var (inOrder, late) = (mornings.Run(fixedOrder: true), mornings.Run(fixedOrder: false));
        Say($"stations: 8 stations, 17 staff, {mornings.Count} mornings, minutes");
        Say($"  fixed order    total waiting {inOrder.TotalWait,6:0.00}   longest single wait: mean {inOrder.LongestMean,5:0.00}, p95 {inOrder.LongestP95,5:0.00}");
        Say($"  late binding   total waiting {late.TotalWait,6:0.00}   longest single wait: mean {late.LongestMean,5:0.00}, p95 {late.LongestP95,5:0.00}");
        Say($"  late binding waits {late.TotalWait / inOrder.TotalWait:P1} of a fixed order");
    }

    public static void Priority()
    {
        Say($"priority: M/M/1 through the decider, 200,000 customers each, mean waits in services");
        foreach (var reference in SingleServer.References)
        {
            var found = reference.Run(40, 1964);
            Say($"  arrivals {reference.First}/{reference.Second}, promises 1:{1 / reference.Ratio:0.##}   {found.First:0.000} ({reference.WaitOfFirst:0.000}, {Off(found.First, reference.WaitOfFirst):+0.0%;-0.0%})   {found.Second:0.000} ({reference.WaitOfSecond:0.000}, {Off(found.Second, reference.WaitOfSecond):+0.0%;-0.0%})   conservation {found.Conservation:0.0000}, on every path {found.OnEveryPath:0.000000}");
        }
    }

    public static void Forecast()
    {
        var found = ForecastTiming.Measure(200, 41);
        Say($"forecast: {found.Legs} legs of 200 waiting, {found.Runs} runs of the rule: median {found.Milliseconds:0.00} ms, best {found.Best:0.00} ms");
        Say($"  one plain pass of the decider over the same lobby: median {found.PassMilliseconds:0.00} ms; ratio {found.Ratio:0.0} for {found.Runs} runs");
    }

    static double Off(double found, double expected) => (found / expected) - 1;

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
