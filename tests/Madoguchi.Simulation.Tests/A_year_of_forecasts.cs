using System.Collections.Immutable;
using FluentAssertions;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Years;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Simulation.Tests;

/// <summary>Some weeks of the year which <c>year</c> plays to its end.</summary>
public class A_year_of_forecasts(ITestOutputHelper output)
{
    [Fact]
    public void Ranges_cover_what_they_say_at_every_hour_and_err_less_than_the_simple_rule()
    {
        var figures = new Year(new(2026, 10, 1), Days: 40, Forecasts: 0.6, Seed: 2026) { LeadIn = 15 }.Run();
        output.WriteLine($"{figures.All}, ratios {figures.ErrorRatio:0.000} and {figures.LearnedErrorRatio:0.000}");
        figures.All.Judged.Should().BeGreaterThan(3_000);
        figures.All.Coverage.Should().BeInRange(0.55, 0.65);
        foreach (var (hour, sum) in figures.ByHour)
            sum.Coverage.Should().BeInRange(0.5, 0.7, "at {0} of {1} waits", hour, sum.Judged);
        figures.ErrorRatio.Should().BeLessThanOrEqualTo(0.8);
        figures.LearnedErrorRatio.Should().BeLessThanOrEqualTo(0.8, "also when the simple rule knows the real means");
        ((double)figures.All.AtOnceKept / figures.All.AtOnce).Should().BeGreaterThan(0.98, "whoever is told to come at once is called at once");
    }

    [Theory]
    [InlineData(0.35, 0.65)] // half as wide
    [InlineData(0.05, 0.95)] // half as wide again
    public void A_range_of_another_width_would_be_seen(double low, double high)
    {
        var levels = new RangeLevels([.. Enumerable.Repeat(low, 24)], [.. Enumerable.Repeat(high, 24)]);
        var figures = new Year(new(2026, 10, 1), Days: 8, Forecasts: 0.3, Seed: 2026) { LeadIn = 2, Bend = model => model with { Levels = levels } }.Run();
        figures.All.Coverage!.Value.Should().Match(share => share < 0.5 || share > 0.7);
    }

    [Fact]
    public void Services_that_take_twice_as_long_as_believed_would_be_seen()
    {
        var figures = new Year(new(2026, 10, 1), Days: 8, Forecasts: 0.3, Seed: 2026)
        {
            LeadIn = 2,
            Bend = model => model with
            {
                Seen = model.Seen.ToImmutableSortedDictionary(one => one.Key, one => one.Value with { Sum = one.Value.Sum / 2, Squares = one.Value.Squares / 4 }),
                Levels = RangeLevels.Plain,
            },
        }.Run();
        figures.LearnedErrorRatio.Should().BeGreaterThan(0.8);
    }

    [Fact]
    public void The_same_seed_plays_the_same_days() =>
        Weeks().All.Should().Be(Weeks().All);

    static YearFigures Weeks() => new Year(new(2026, 6, 1), Days: 2, Forecasts: 0.2, Seed: 7) { LeadIn = 1 }.Run();
}
