using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Cities;
using Madoguchi.Simulation.Days;

namespace Madoguchi.Simulation.Years;

/// <summary>
/// Opening days one after the other, each folded into what the site knows when the next begins. The first weeks only teach: the
/// forecasts of a site that has just been set up are not what a year is judged by.
/// </summary>
internal sealed record Year(DateOnly From, int Days, double Forecasts, ulong Seed)
{
    /// <summary>Opening days before the judged ones.</summary>
    public int LeadIn { get; init; } = 20;

    /// <summary>Changes what the site has learned before each day: for tests that break it on purpose.</summary>
    public Func<ServiceModel, ServiceModel> Bend { get; init; } = model => model;

    public YearFigures Run()
    {
        var date = From;
        for (var day = 0; day < LeadIn;)
            day += SeedCity.IsOpen(date = date.AddDays(-1)) ? 1 : 0;
        var pace = new Pace(SeedCity.RulesOn(From), Seed);
        var (figures, model) = (YearFigures.None, ServiceModel.Planned);
        for (var day = -LeadIn; day < Days; date = date.AddDays(1))
        {
            if (!SeedCity.IsOpen(date))
                continue;
            var city = new CityDay(date, pace, Bend(model), Seed + (ulong)date.DayNumber, Forecasts);
            var over = city.Run();
            if (day++ >= 0)
                figures = figures.With(over, city.Forecast, model);
            model = model.Learn(over, ticket => city.Forecast.Contains(ticket.Id));
        }
        return figures;
    }
}
