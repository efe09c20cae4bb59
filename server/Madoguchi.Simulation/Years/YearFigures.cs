using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Simulation.Years;

/// <summary>What a simulated year says about the forecasts.</summary>
/// <param name="Days">Opening days that were judged.</param>
/// <param name="Tickets">Numbers issued on them.</param>
/// <param name="All">Told against real.</param>
/// <param name="ByHour">The same by hour of the number.</param>
/// <param name="MeanWait">Of those judged, in minutes.</param>
/// <param name="LearnedSimpleError">Sum of the errors of the simple rule with the means the site has learned instead of the planned ones.</param>
internal sealed record YearFigures(
    int Days, int Tickets, WaitAccuracy All, SortedDictionary<int, WaitAccuracy> ByHour, double MeanWait, double LearnedSimpleError)
{
    public static readonly YearFigures None = new(0, 0, WaitAccuracy.None, [], 0, 0);

    public double ErrorRatio => All.Error / All.SimpleError;

    public double LearnedErrorRatio => All.Error / LearnedSimpleError;

    /// <param name="day">Over.</param>
    /// <param name="judged">Those who were told a forecast.</param>
    /// <param name="model">What the site had learned when the day began.</param>
    public YearFigures With(SiteDay day, IReadOnlySet<TicketId> judged, ServiceModel model)
    {
        var (all, waits, learned) = (All, 0.0, 0.0);
        var hours = new SortedDictionary<int, WaitAccuracy>(ByHour);
        var paceOf = day.Rules.Categories.Keys.ToDictionary(category => category, category => LearnedOverPlanned(day, category, model));
        foreach (var ticket in judged.Select(id => day[id]))
        {
            var hour = BusinessTime.Local(ticket.ArrivedAt).Hour;
            hours[hour] = hours.GetValueOrDefault(hour, WaitAccuracy.None).With(ticket);
            var after = all.With(ticket);
            if (after.Judged > all.Judged && WaitAccuracy.RealMinutes(ticket) is { } real)
            {
                waits += real;
                var first = ticket.Legs.First(leg => leg.BlockedBy.IsEmpty).Category;
                learned += Math.Abs(real - (ticket.Told!.Simple * paceOf[first]));
            }
            all = after;
        }
        return new(Days + 1, Tickets + day.Tickets.Count, all, hours, ((MeanWait * All.Judged) + waits) / Math.Max(1, all.Judged), LearnedSimpleError + learned);
    }

    /// <summary>How much longer than planned the services of a category take, by what the site has learned.</summary>
    static double LearnedOverPlanned(SiteDay day, char category, ServiceModel model)
    {
        var (learned, planned) = (0.0, 0.0);
        foreach (var rule in day.Rules.Procedures.Values.Where(rule => rule.Category == category))
            if (model.Seen.TryGetValue(rule.Code, out var seen))
                (learned, planned) = (learned + seen.Sum, planned + (seen.Weight * rule.Minutes));
        return planned > 0 ? learned / planned : 1;
    }
}
