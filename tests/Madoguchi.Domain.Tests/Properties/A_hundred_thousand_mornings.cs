using CsCheck;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>
/// Every invariant of the queue after every step of 100,000 random mornings, with deliveries late, repeated and lost in crashes. Each was
/// seen red with a bug planted on purpose; the other classes of this folder look closer at fewer mornings.
/// </summary>
public class A_hundred_thousand_mornings
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void Keep_every_invariant(int quarter)
    {
        Assert.InRange(quarter, 1, 4);
        Lobby.ShortMornings.Sample(messages => new CrashingMorning().Live(messages), iter: 25_000, print: Lobby.Print);
    }

    [Fact]
    public void And_end_with_nobody_left_when_the_counters_work_on() =>
        Lobby.ShortMornings.Sample(messages => Nobody_waits_for_ever.WorkOn(new CrashingMorning().Live(messages)), iter: 4_000, print: Lobby.Print);
}
