using FluentAssertions;
using Madoguchi.Analytics.Descriptive;
using Xunit;

namespace Madoguchi.Analytics.Tests.Descriptive;

public class Mean_and_quantiles
{
    // R: quantile(c(1,2,3,4,5,6,7,8,9,10), p, type = 7)
    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.75, 7.75)]
    [InlineData(0.9, 9.1)]
    [InlineData(1.0, 10.0)]
    public void Quantiles_are_those_of_type_7(double p, double expected) =>
        Quantiles.Of([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], p).Should().BeApproximately(expected, 1e-12);

    [Fact]
    public void The_middle_of_an_odd_count_is_a_value_of_its_own() => Quantiles.Median([30, 10, 20]).Should().Be(20);

    [Fact]
    public void The_middle_of_an_even_count_lies_between_two() => Quantiles.Median([4, 1, 3, 2]).Should().Be(2.5);

    [Fact]
    public void Nine_of_ten_wait_no_longer_than_p90()
    {
        var waits = Enumerable.Range(1, 101).Select(i => (double)i).ToArray();
        Quantiles.P90(waits).Should().BeApproximately(91, 1e-9);
    }

    [Fact]
    public void One_value_is_every_quantile()
    {
        foreach (var p in new[] { 0, 0.1, 0.5, 0.9, 1 })
            Quantiles.Of([7.5], p).Should().Be(7.5);
        Quantiles.Mean([7.5]).Should().Be(7.5);
    }

    [Fact]
    public void Of_nothing_there_is_neither_a_mean_nor_a_quantile()
    {
        Quantiles.Mean([]).Should().BeNull();
        Quantiles.Median([]).Should().BeNull();
        Quantiles.P90([]).Should().BeNull();
    }

    [Fact]
    public void The_values_given_are_left_in_their_order()
    {
        double[] values = [3, 1, 2];
        Quantiles.Median(values);
        values.Should().Equal(3, 1, 2);
    }

    [Fact]
    public void The_mean_keeps_small_differences_between_large_values() =>
        Quantiles.Mean([1e15 + 1, 1e15 + 2, 1e15 + 3]).Should().Be(1e15 + 2);

    [Fact]
    public void The_mean_does_not_overflow() => Quantiles.Mean([double.MaxValue, double.MaxValue]).Should().Be(double.MaxValue);

    [Fact]
    public void Quantiles_never_fall_as_p_rises_and_stay_between_the_least_and_the_greatest()
    {
        double[] sorted = [-5, -5, 0, 0.5, 2, 2, 2, 40, 41];
        var quantiles = Enumerable.Range(0, 101).Select(i => Quantiles.OfSorted(sorted, i / 100.0)).ToArray();
        quantiles.Should().BeInAscendingOrder();
        (quantiles[0], quantiles[^1]).Should().Be((-5, 41));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void There_is_no_quantile_outside_zero_to_one(double p)
    {
        FluentActions.Invoking(() => Quantiles.Of([1, 2], p)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Quantiles.Of([], p)).Should().Throw<ArgumentOutOfRangeException>();
    }
}
