using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Emulator.Stream;
using Xunit;

namespace Madoguchi.EscPos.Tests;

public class What_the_emulator_keeps_over_its_power
{
    readonly ReceiveBuffer buffer = new(TimeProvider.System);

    [Fact]
    public async Task Bytes_that_were_on_their_way_when_the_power_went_are_lost()
    {
        var before = buffer.Power;
        buffer.Set(new(FaultKind.PowerCycle, AfterBytes: 1));
        buffer.Add([1, 2], before);
        (await NextAsync()).Should().BeNull("the power goes with this byte");

        buffer.Add([3], before);
        buffer.Clear(before);
        buffer.Add([4], buffer.Power);

        (await NextAsync()).Should().Be(4);
    }

    async Task<byte?> NextAsync()
    {
        try
        {
            return await buffer.NextAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
        }
        catch (BufferClearedException)
        {
            return null;
        }
    }
}
