using System.Diagnostics;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Cities;
using Madoguchi.Simulation.Days;

namespace Madoguchi.Simulation.Forecasts;

/// <param name="Milliseconds">Median of a forecast.</param>
/// <param name="Best">The quickest of them: what it takes when nothing else runs.</param>
/// <param name="PassMilliseconds">Median of one plain pass: the decider calls and ends everybody once, one after the other.</param>
/// <param name="Legs">Waiting legs.</param>
/// <param name="Runs">How often the forecast ran the rule.</param>
internal sealed record TimingFigures(double Milliseconds, double Best, double PassMilliseconds, int Legs, int Runs)
{
    public double Ratio => Milliseconds / PassMilliseconds;
}

/// <summary>How long a forecast of a full lobby takes, and for how many plain passes of the calling rule that would do.</summary>
internal static class ForecastTiming
{
    /// <summary>Rounds until the compiler has seen enough to be done with it.</summary>
    const int Warm = 60;

    static readonly DateOnly Date = new(2026, 11, 24);

    public static TimingFigures Measure(int waiting, int rounds)
    {
        var now = BusinessTime.At(Date, new(11, 0));
        var day = Full(waiting, now);
        Forecast forecast = null!;
        var (forecasts, passes) = (new double[rounds], new double[rounds]);
        for (var round = -Warm; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            forecast = Forecaster.Run(day, ServiceModel.Planned, now, (ulong)round)!;
            var middle = Stopwatch.GetTimestamp();
            Pass(day, now);
            if (round >= 0)
                (forecasts[round], passes[round]) = (Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds, Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
        }
        return new(Median(forecasts), forecasts.Min(), Median(passes), day.Pool.Lines.Values.Sum(places => places.Count), forecast.Runs);
    }

    /// <summary>The errands of an ordinary day, all at once; every counter is open and busy.</summary>
    static SiteDay Full(int waiting, DateTimeOffset now)
    {
        var (lobby, dice) = (new Lobby(SeedCity.RulesOn(Date)), new Dice(200));
        foreach (var counter in lobby.Day.Counters.Keys)
            lobby.Must(new SiteDayCommand.OpenCounter(counter, null), now.AddHours(-1));
        for (var person = 0; person < waiting + lobby.Day.Counters.Count; person++)
            lobby.Must(new SiteDayCommand.IssueTicket(lobby.NewId(), "", Demand.Errand(ref dice), "ja", dice.NextDouble() < 0.04), now.AddMinutes(-50 + (person * 0.2)));
        foreach (var counter in lobby.Day.Counters.Keys)
            lobby.Do(new SiteDayCommand.CallNext(counter), now.AddMinutes(-5));
        return lobby.Day;
    }

    static void Pass(SiteDay day, DateTimeOffset now)
    {
        for (var called = true; called;)
        {
            called = false;
            foreach (var counter in day.Counters.Keys)
            {
                day = day.Evolve(SiteDayDecider.Decide(day, new SiteDayCommand.CompleteLeg(counter), now).Events);
                var decision = SiteDayDecider.Decide(day, new SiteDayCommand.CallNext(counter), now);
                called |= decision.Refused is null;
                day = day.Evolve(decision.Events);
            }
        }
    }

    static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
