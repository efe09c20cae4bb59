using FluentAssertions;
using Madoguchi.Domain.Calendar;

namespace Madoguchi.Domain.Tests.Calendar;

public class Local_time
{
    [Fact]
    public void The_business_date_changes_at_midnight_in_Tokyo()
    {
        BusinessTime.DateOf(new(2026, 11, 23, 14, 59, 59, TimeSpan.Zero)).Should().Be(new DateOnly(2026, 11, 23));
        BusinessTime.DateOf(new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero)).Should().Be(new DateOnly(2026, 11, 24));
        BusinessTime.DateOf(new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(-5))).Should().Be(new DateOnly(2026, 11, 24));
    }

    [Fact]
    public void Half_past_eight_is_half_past_eight_in_Tokyo() =>
        BusinessTime.At(new(2026, 11, 24), new(8, 30)).UtcDateTime.Should().Be(new(2026, 11, 23, 23, 30, 0, DateTimeKind.Utc));
}
