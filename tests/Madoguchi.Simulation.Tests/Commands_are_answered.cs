using FluentAssertions;
using Xunit;

namespace Madoguchi.Simulation.Tests;

public class Commands_are_answered
{
    [Theory]
    [InlineData()]
    [InlineData("yesterday")]
    [InlineData("year", "--days", "0")]
    [InlineData("year", "--days", "many")]
    public void What_is_not_understood_ends_with_one(params string[] words) => Commands.Run(words).Should().Be(1);

    [Fact]
    public void Figures_are_printed() => Commands.Run(["forecast"]).Should().Be(0);
}
