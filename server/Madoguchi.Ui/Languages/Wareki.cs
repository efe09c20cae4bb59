using System.Globalization;

namespace Madoguchi.Ui.Languages;

/// <summary>
/// Dates as residents read them: 和暦 with weekday in Japanese, Gregorian elsewhere. やさしい日本語 has the Gregorian year too,
/// as the guideline of the Immigration Services Agency (在留支援のためのやさしい日本語ガイドライン) advises. The era table is
/// our own, because a browser runs without ICU's calendars.
/// </summary>
public static class Wareki
{
    sealed record Era(DateOnly From, string Name, int FirstYear);

    // 明治 begins here with its sixth year: until then Japan did not use the Gregorian calendar.
    static readonly Era[] Eras =
    [
        new(new(2019, 5, 1), "令和", 2019), new(new(1989, 1, 8), "平成", 1989), new(new(1926, 12, 25), "昭和", 1926),
        new(new(1912, 7, 30), "大正", 1912), new(new(1873, 1, 1), "明治", 1868),
    ];

    static readonly string[] FirstDays = ["ついたち", "ふつか", "みっか", "よっか", "いつか", "むいか", "なのか", "ようか", "ここのか", "とおか"];

    static readonly string[] WeekdayReadings = ["にち", "げつ", "か", "すい", "もく", "きん", "ど"];

    const string JapaneseWeekdays = "日月火水木金土", ChineseWeekdays = "日一二三四五六", KoreanWeekdays = "일월화수목금토";

    /// <summary>For example 令和8年11月23日（月） or Monday, 23 November 2026.</summary>
    /// <param name="date">The local date.</param>
    /// <param name="language">Code of a <see cref="Language"/>; unknown ones are read as Japanese.</param>
    public static string WithWeekday(DateOnly date, string? language = "ja")
    {
        var (year, month, day, weekday) = (date.Year, date.Month, date.Day, (int)date.DayOfWeek);
        return Language.Of(language).Code switch
        {
            "en" => date.ToString("dddd, d MMMM yyyy", CultureInfo.InvariantCulture),
            "zh-Hans" => $"{year}年{month}月{day}日（星期{ChineseWeekdays[weekday]}）",
            "ko" => $"{year}년 {month}월 {day}일 ({KoreanWeekdays[weekday]})",
            "ja-easy" => $"{year}年{month}月{day}日（{JapaneseWeekdays[weekday]}曜日）",
            _ => $"{Year(date)}{month}月{day}日（{JapaneseWeekdays[weekday]}）",
        };
    }

    /// <summary>The same with furigana in its notation, where the language has it, and room between long readings.</summary>
    public static string MarkedWithWeekday(DateOnly date, string? language = "ja") => Language.Of(language) == Language.EasyJapanese
        ? $"{date.Year}｜年《ねん》 {date.Month}｜月《がつ》 {MarkedDay(date.Day)}（｜{JapaneseWeekdays[(int)date.DayOfWeek]}曜日《{WeekdayReadings[(int)date.DayOfWeek]}ようび》）"
        : WithWeekday(date, language);

    static string MarkedDay(int day) => day switch
    {
        <= 10 => $"｜{day}日《{FirstDays[day - 1]}》",
        14 => "｜14日《じゅうよっか》",
        20 => "｜20日《はつか》",
        24 => "｜24日《にじゅうよっか》",
        _ => $"{day}｜日《にち》",
    };

    /// <summary>For example 令和8年11月23日, without the weekday, as on papers.</summary>
    public static string Date(DateOnly date) => $"{Year(date)}{date.Month}月{date.Day}日";

    /// <summary>For example 令和8年, 令和元年; before 1873 the Gregorian year.</summary>
    public static string Year(DateOnly date)
    {
        var era = Array.Find(Eras, era => date >= era.From);
        if (era is null)
            return $"{date.Year}年";
        var year = date.Year - era.FirstYear + 1;
        return year is 1 ? $"{era.Name}元年" : $"{era.Name}{year}年";
    }
}
