using System.Globalization;
using FluentAssertions;
using Madoguchi.Ui.Languages;
using Xunit;

namespace Madoguchi.Ui.Tests;

public class Dates_as_residents_read_them
{
    [Theory]
    [InlineData("2019-05-01", "令和元年5月1日（水）")]
    [InlineData("2019-04-30", "平成31年4月30日（火）")]
    [InlineData("1989-01-08", "平成元年1月8日（日）")]
    [InlineData("1989-01-07", "昭和64年1月7日（土）")]
    [InlineData("1926-12-25", "昭和元年12月25日（土）")]
    [InlineData("1926-12-24", "大正15年12月24日（金）")]
    [InlineData("1912-07-30", "大正元年7月30日（火）")]
    [InlineData("1912-07-29", "明治45年7月29日（月）")]
    [InlineData("1873-01-01", "明治6年1月1日（水）")]
    [InlineData("1872-12-31", "1872年12月31日（火）")]
    [InlineData("2026-11-23", "令和8年11月23日（月）")]
    [InlineData("2028-02-29", "令和10年2月29日（火）")]
    public void Japanese_dates_carry_their_era(string date, string expected) =>
        Wareki.WithWeekday(Day(date)).Should().Be(expected);

    [Theory]
    [InlineData("en", "Monday, 23 November 2026")]
    [InlineData("ja-easy", "2026年11月23日（月曜日）")]
    [InlineData("zh-Hans", "2026年11月23日（星期一）")]
    [InlineData("ko", "2026년 11월 23일 (월)")]
    public void Other_languages_count_from_the_common_era(string language, string expected) =>
        Wareki.WithWeekday(Day("2026-11-23"), language).Should().Be(expected);

    static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);
}
