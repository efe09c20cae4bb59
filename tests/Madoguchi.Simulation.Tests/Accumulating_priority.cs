using FluentAssertions;
using Madoguchi.Simulation.Priorities;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Simulation.Tests;

public class Accumulating_priority(ITestOutputHelper output)
{
    const int Days = 16;

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, SingleServer.References.Length)];

    [Theory, MemberData(nameof(Rows))]
    public void Agrees_with_Kleinrock_within_three_percent_and_conserves_work_within_one(int row)
    {
        var reference = SingleServer.References[row];
        var found = reference.Run(Days, 1964);
        output.WriteLine($"{reference}: {found}");
        found.First.Should().BeApproximately(reference.WaitOfFirst, 0.03 * reference.WaitOfFirst);
        found.Second.Should().BeApproximately(reference.WaitOfSecond, 0.03 * reference.WaitOfSecond);
        found.Conservation.Should().BeApproximately(1, 0.01);
        found.OnEveryPath.Should().BeApproximately(1, 1e-6);
    }

    [Fact]
    public void Promises_a_little_different_would_be_seen()
    {
        var reference = SingleServer.References[1];
        var bent = (reference with { Ratio = 0.6 }).Run(Days, 1964);
        Math.Abs((bent.First / reference.WaitOfFirst) - 1).Should().BeGreaterThan(0.03);
    }
}
