using FluentAssertions;
using Madoguchi.Simulation.Stations;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Simulation.Tests;

public class Late_binding(ITestOutputHelper output)
{
    static readonly Mornings Mornings = new(120, 2026);

    [Fact]
    public void Waits_a_quarter_of_a_fixed_order_at_most_and_nobody_long_at_one_station()
    {
        var (inOrder, late) = (Mornings.Run(fixedOrder: true), Mornings.Run(fixedOrder: false));
        output.WriteLine($"fixed order {inOrder}, late binding {late}");
        late.TotalWait.Should().BeLessThanOrEqualTo(0.25 * inOrder.TotalWait);
        late.LongestP95.Should().BeLessThanOrEqualTo(7);
        inOrder.TotalWait.Should().BeInRange(9, 15, "the mornings are as busy as in the published experiment");
    }

    [Fact]
    public void A_fixed_order_would_break_both_bounds() => Mornings.Run(fixedOrder: true).LongestP95.Should().BeGreaterThan(7);
}
