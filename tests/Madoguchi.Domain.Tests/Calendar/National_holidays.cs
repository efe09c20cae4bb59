using System.Globalization;
using FluentAssertions;
using Madoguchi.Domain.Calendar;

namespace Madoguchi.Domain.Tests.Calendar;

public class National_holidays
{
    // 内閣府「国民の祝日」 for 2020–2027, and the same law read by hand for 2028–2030; every day of these years that is not here is none.
    const string Table = """
        2020 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23
        2021 01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23
        2022 01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23
        2023 01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23
        2024 01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23
        2025 01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24
        2026 01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23
        2027 01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23
        2028 01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23
        2029 01-01 01-08 02-11 02-12 02-23 03-20 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23
        2030 01-01 01-14 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 11-03 11-04 11-23
        """;

    public static TheoryData<int> Years => [.. Enumerable.Range(2020, 11)];

    [Theory, MemberData(nameof(Years))]
    public void Each_year_has_exactly_the_holidays_of_the_law(int year)
    {
        var words = Table.Split('\n').Select(line => line.Split(' ')).Single(words => words[0] == year.ToString(CultureInfo.InvariantCulture));
        var days = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays);
        days.Where(NationalHolidays.Contains).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)).Should().Equal(words[1..]);
    }

    [Fact]
    public void They_are_those_of_the_package_holiday_jp()
    {
        using var file = new StreamReader(typeof(National_holidays).Assembly.GetManifestResourceStream("holidays-2020-2030.csv")!);
        var listed = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        var days = Enumerable.Range(0, new DateOnly(2031, 1, 1).DayNumber - new DateOnly(2020, 1, 1).DayNumber).Select(new DateOnly(2020, 1, 1).AddDays);
        days.Where(NationalHolidays.Contains).Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Should().Equal(listed.Select(words => words[0]));
        foreach (var words in listed)
        {
            // The package calls what the law calls 振替休日 and 国民の休日 by other words.
            var name = NationalHolidays.NameOf(DateOnly.Parse(words[0], CultureInfo.InvariantCulture));
            (name is "振替休日" or "国民の休日" || name == words[1]).Should().BeTrue("{0} is {1}, here {2}", words[0], words[1], name);
        }
    }

    [Theory]
    [InlineData("2026-09-22", "国民の休日")] // between 敬老の日 and 秋分の日
    [InlineData("2025-05-06", "振替休日")] // みどりの日 on a Sunday, two holidays later
    [InlineData("2024-02-12", "振替休日")]
    [InlineData("2023-01-02", "振替休日")]
    [InlineData("2020-07-23", "海の日")]
    [InlineData("2020-07-24", "スポーツの日")]
    [InlineData("2020-08-10", "山の日")]
    [InlineData("2021-07-22", "海の日")]
    [InlineData("2021-07-23", "スポーツの日")]
    [InlineData("2021-08-08", "山の日")]
    [InlineData("2021-08-09", "振替休日")]
    [InlineData("2022-10-10", "スポーツの日")]
    [InlineData("2026-02-23", "天皇誕生日")]
    [InlineData("2026-11-23", "勤労感謝の日")]
    [InlineData("2024-09-22", "秋分の日")]
    [InlineData("2027-03-21", "春分の日")]
    [InlineData("2021-10-11", null)] // スポーツの日 was in July that year
    [InlineData("2021-07-19", null)]
    [InlineData("2020-08-11", null)]
    [InlineData("2026-11-24", null)]
    [InlineData("2026-12-29", null)] // the year's end is the site's rule, not the law's
    public void A_day_is_called_what_the_law_calls_it(string date, string? name) =>
        NationalHolidays.NameOf(DateOnly.Parse(date, CultureInfo.InvariantCulture)).Should().Be(name);
}
