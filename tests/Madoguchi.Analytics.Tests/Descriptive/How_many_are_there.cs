using FluentAssertions;
using Madoguchi.Analytics.Descriptive;
using Xunit;

namespace Madoguchi.Analytics.Tests.Descriptive;

public class How_many_are_there
{
    static readonly DateTimeOffset Nine = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9));
    static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);

    [Fact]
    public void A_stay_counts_in_each_step_for_the_part_it_covers() =>
        Occupancy.PerStep([Stay(-10, 15), Stay(15, 75), Stay(80, 200)], Nine, HalfHour, 4).Should().Equal([1, 1, 0.5 + (10 / 30.0), 1], (a, b) => Math.Abs(a - b) < 1e-9);

    [Theory]
    [InlineData(20, 20)]
    [InlineData(30, 10)]
    [InlineData(-30, -10)]
    [InlineData(500, 600)]
    public void What_is_empty_or_elsewhere_counts_nothing(int from, int to) =>
        Occupancy.PerStep([Stay(from, to)], Nine, HalfHour, 3).Should().Equal(0, 0, 0);

    [Fact]
    public void One_person_in_three_queues_is_one_person() =>
        Occupancy.Union([Stay(40, 50), Stay(0, 10), Stay(10, 20), Stay(5, 15), Stay(60, 60)]).Should().Equal(Stay(0, 20), Stay(40, 50));

    [Fact]
    public void Its_sum_is_the_time_that_all_stays_take_together()
    {
        // Little's law as bookkeeping: the area under the curve is the sum of the stays.
        var stays = Enumerable.Range(0, 200).Select(i => Stay(i * 7 % 480, (i * 7 % 480) + (i * 13 % 61))).ToList();
        Occupancy.PerStep(stays, Nine, HalfHour, 20).Sum(mean => mean * 30).Should().BeApproximately(stays.Sum(stay => (stay.To - stay.From).TotalMinutes), 1e-6);
    }

    static (DateTimeOffset From, DateTimeOffset To) Stay(int from, int to) => (Nine.AddMinutes(from), Nine.AddMinutes(to));
}
