using System.Diagnostics;
using System.Globalization;

namespace Madoguchi.Simulation.Years;

internal static class YearReport
{
    const double SampledShare = 0.2;

    public static void Print(int days)
    {
        var start = Stopwatch.GetTimestamp();
        var year = new Year(new(2026, 4, 1), days, SampledShare, 2026);
        var figures = year.Run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            year: {figures.Days} opening days at {Cities.SeedCity.Site} from {year.From:yyyy-MM-dd}, {figures.Tickets} numbers, {SampledShare:P0} of them with a forecast
            judged {figures.All.Judged} (mean wait {figures.MeanWait:0.0} min), told to come at once {figures.All.AtOnce}, of these called within 2 min {Share(figures.All.AtOnceKept, figures.All.AtOnce):P1}
            coverage of the 20-80 % range: {figures.All.Coverage:P1} (below {Share(figures.All.Below, figures.All.Judged):P1}, above {Share(figures.All.Above, figures.All.Judged):P1})
            """));
        foreach (var (hour, sum) in figures.ByHour)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {hour:00}h  {sum.Coverage,7:P1}  of {sum.Judged,6}   mean error {sum.MeanAbsoluteError:0.00} min"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            pinball loss {figures.All.PinballLoss:0.00} min
            mean absolute error {figures.All.MeanAbsoluteError:0.00} min
            simple rule (people ahead x planned mean / open counters) {figures.All.SimpleMeanAbsoluteError:0.00} min: ratio {figures.ErrorRatio:0.000}
            simple rule with the learned means {figures.LearnedSimpleError / figures.All.Judged:0.00} min: ratio {figures.LearnedErrorRatio:0.000}
            {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s
            """));
    }

    static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
