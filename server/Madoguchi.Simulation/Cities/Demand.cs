using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Simulation.Cities;

/// <param name="At">When the person is at the kiosk.</param>
/// <param name="Procedures">What for.</param>
/// <param name="Priority">Is let in front: 優先.</param>
/// <param name="Slot">Start of a booked slot; null: a walk-in.</param>
internal sealed record Visitor(DateTimeOffset At, ImmutableArray<ProcedureCode> Procedures, bool Priority, DateTimeOffset? Slot);

/// <summary>
/// Who comes on a day: more on Mondays and after holidays, at a month's turn, and most around the end of March, as cities publish it
/// themselves (<c>research/performance.md</c> §5); more in the morning than at noon.
/// </summary>
internal static class Demand
{
    /// <summary>Relative arrivals per half hour from 8:30.</summary>
    static readonly double[] Profile = [1.15, 1.4, 1.4, 1.35, 1.3, 1.2, 1.0, 0.8, 0.75, 0.9, 1.15, 1.15, 1.05, 0.95, 0.8, 0.65, 0.45];

    /// <summary>How far the errands of an ordinary day fill the counters of this city hall.</summary>
    const double Busy = 0.93;

    static readonly ImmutableArray<ProcedureCode> CardPickUp = [new("M02")], Bereavement = [new("R04")], Household = [new("J04")];

    public static double FactorOn(DateOnly date)
    {
        var factor = date.DayOfWeek switch
        {
            DayOfWeek.Monday => 1.1,
            DayOfWeek.Tuesday => 0.95,
            DayOfWeek.Friday => 0.95,
            _ => 0.88,
        };
        if (date.DayOfWeek is not DayOfWeek.Monday && !SeedCity.IsOpen(date.AddDays(-1)))
            factor *= 1.1;
        if (date.Day <= 2 || date.AddDays(2).Month != date.Month)
            factor *= 1.05;
        return date is { Month: 3, Day: >= 20 } or { Month: 4, Day: <= 7 } ? factor * 1.15 : factor;
    }

    public static (ImmutableArray<Visitor> Visitors, ImmutableArray<ExpectedVisit> Bookings) On(DateOnly date, ref Dice dice)
    {
        var visitors = ImmutableArray.CreateBuilder<Visitor>();
        var opens = BusinessTime.At(date, new(8, 30));
        var people = Busy * Errands.PerDay * FactorOn(date) * dice.Gamma(1, 0.1);
        for (var half = 0; half < Profile.Length; half++)
        {
            var perMinute = people * Profile[half] / Profile.Sum() / 30;
            for (var minute = dice.Exponential(1 / perMinute); minute < 30; minute += dice.Exponential(1 / perMinute))
                visitors.Add(new(opens.AddMinutes((half * 30) + minute), Errand(ref dice), dice.NextDouble() < 0.04, null));
        }
        var bookings = ImmutableArray.CreateBuilder<ExpectedVisit>();
        for (var slot = 0; slot < 14; slot++)
            if (dice.NextDouble() < 0.3)
                Book(opens.AddMinutes(30 + (slot * 30)), CardPickUp, visitors, bookings, ref dice);
        for (var slot = 0; slot < 6; slot++)
            if (dice.NextDouble() < 0.6)
                Book(opens.AddMinutes(30 + (slot * 75)), dice.NextDouble() < 0.6 ? Bereavement : Household, visitors, bookings, ref dice);
        return ([.. visitors.OrderBy(visitor => visitor.At)], bookings.ToImmutable());
    }

    public static ImmutableArray<ProcedureCode> Errand(ref Dice dice)
    {
        var left = dice.NextDouble() * Errands.PerDay;
        foreach (var (perDay, procedures) in Errands.All)
            if ((left -= perDay) < 0)
                return procedures;
        return Errands.All[^1].Procedures;
    }

    static void Book(
        DateTimeOffset slot, ImmutableArray<ProcedureCode> procedures, ImmutableArray<Visitor>.Builder visitors,
        ImmutableArray<ExpectedVisit>.Builder bookings, ref Dice dice)
    {
        bookings.Add(new(CodeOf(slot, procedures), slot, procedures));
        // One in ten never comes (Berlin's offices publish 12 %).
        if (dice.NextDouble() >= 0.1)
            visitors.Add(new(slot.AddMinutes((dice.NextDouble() * 16) - 13), procedures, false, slot));
    }

    public static ReservationCode CodeOf(DateTimeOffset slot, ImmutableArray<ProcedureCode> procedures) => new($"{procedures[0]}{slot:HHmm}");
}
