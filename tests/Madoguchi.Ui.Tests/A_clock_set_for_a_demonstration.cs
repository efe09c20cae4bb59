using FluentAssertions;
using Madoguchi.Contracts.Clock;
using Xunit;

namespace Madoguchi.Ui.Tests;

public class A_clock_set_for_a_demonstration
{
    [Theory]
    [InlineData("2026-04-01T09:00+09:00"), InlineData("2026-04-01T00:00:00Z"), InlineData("2026-04-01T09:00:00.000+09:00")]
    public void It_starts_where_it_is_told(string value)
    {
        ClockSetting.TryParse(value, out var clock, out var error).Should().BeTrue();
        error.Should().BeNull();
        clock.GetUtcNow().Should().BeCloseTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromSeconds(30));
        clock.Should().BeOfType<ShiftedTimeProvider>();
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData(" ")]
    public void Without_a_setting_it_is_real_time(string? value)
    {
        ClockSetting.TryParse(value, out var clock, out _).Should().BeTrue();
        clock.Should().BeSameAs(TimeProvider.System);
    }

    [Theory]
    [InlineData("2026-04-01T09:00"), InlineData("nine o'clock"), InlineData("2026-02-30T09:00+09:00"), InlineData("2026-04-01 09:00+09:00"), InlineData("2026-04-01T09:00+09:00*0"), InlineData("2026-04-01T09:00+09:00*fast")]
    public void Anything_else_is_refused_in_one_sentence_with_the_value(string value)
    {
        ClockSetting.TryParse(value, out _, out var error).Should().BeFalse();
        error.Should().StartWith($"MADOGUCHI__CLOCK is '{value}'").And.EndWith(".");
    }

    [Fact]
    public void It_can_run_a_hundred_times_as_fast()
    {
        var real = new HandTurnedClock();
        var clock = new ShiftedTimeProvider(new(2026, 4, 1, 9, 0, 0, JapanTime.Offset), real, speed: 100);
        real.Turn(TimeSpan.FromMinutes(1));
        JapanTime.In(clock.GetUtcNow()).TimeOfDay.Should().Be(new TimeSpan(10, 40, 0));
        ClockSetting.TryParse($"2026-04-01T09:00+09:00@{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssK}*100", out var set, out var error).Should().BeTrue(error);
        set.GetUtcNow().Should().BeCloseTo(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public void It_runs_on_with_the_pace_of_the_real_clock()
    {
        var real = new HandTurnedClock();
        var clock = new ShiftedTimeProvider(new(2026, 4, 1, 9, 0, 0, JapanTime.Offset), real);
        real.Turn(TimeSpan.FromMinutes(90));
        JapanTime.In(clock.GetUtcNow()).TimeOfDay.Should().Be(new TimeSpan(10, 30, 0));
        JapanTime.DateOf(clock.GetUtcNow() + TimeSpan.FromHours(14)).Should().Be(new DateOnly(2026, 4, 2));
    }

    sealed class HandTurnedClock : TimeProvider
    {
        long ticks;
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
        public override long GetTimestamp() => ticks;
        public void Turn(TimeSpan by) => ticks += by.Ticks;
    }
}
