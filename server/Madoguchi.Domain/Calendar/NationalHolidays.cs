namespace Madoguchi.Domain.Calendar;

/// <summary>
/// 国民の祝日 by 国民の祝日に関する法律 (1948, as amended 2018) for 2020 and later: fixed days, Happy Mondays, the equinoxes
/// (approximation of 国立天文台 暦計算室, good for 1980–2099), 振替休日 (art. 3-2) and 国民の休日 (art. 3-3).
/// The moved days of the Olympic years 2020 and 2021 are kept in a table.
/// </summary>
public static class NationalHolidays
{
    public static bool Contains(DateOnly date) => NameOf(date) is not null;

    /// <summary>The Japanese name, or null on an ordinary day.</summary>
    public static string? NameOf(DateOnly date) =>
        Named(date) ?? (IsSubstitute(date) ? "振替休日" : IsSandwiched(date) ? "国民の休日" : null);

    static string? Named(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) => "元日",
        (1, _) when IsMonday(date, 2) => "成人の日",
        (2, 11) => "建国記念の日",
        (2, 23) => "天皇誕生日",
        (3, var day) when day == SpringEquinox(date.Year) => "春分の日",
        (4, 29) => "昭和の日",
        (5, 3) => "憲法記念日",
        (5, 4) => "みどりの日",
        (5, 5) => "こどもの日",
        (9, _) when IsMonday(date, 3) => "敬老の日",
        (9, var day) when day == AutumnEquinox(date.Year) => "秋分の日",
        (11, 3) => "文化の日",
        (11, 23) => "勤労感謝の日",
        _ => Summer(date),
    };

    static string? Summer(DateOnly date) => (date.Year, date.Month, date.Day) switch
    {
        (2020, 7, 23) or (2021, 7, 22) => "海の日",
        (2020, 7, 24) or (2021, 7, 23) => "スポーツの日",
        (2020, 8, 10) or (2021, 8, 8) => "山の日",
        (2020 or 2021, _, _) => null,
        (_, 7, _) when IsMonday(date, 3) => "海の日",
        (_, 8, 11) => "山の日",
        (_, 10, _) when IsMonday(date, 2) => "スポーツの日",
        _ => null,
    };

    /// <summary>The first day after a holiday on a Sunday that is not itself a holiday.</summary>
    static bool IsSubstitute(DateOnly date)
    {
        for (var day = date.AddDays(-1); Named(day) is not null; day = day.AddDays(-1))
            if (day.DayOfWeek is DayOfWeek.Sunday)
                return true;
        return false;
    }

    static bool IsSandwiched(DateOnly date) =>
        date.DayOfWeek is not DayOfWeek.Sunday && Named(date.AddDays(-1)) is not null && Named(date.AddDays(1)) is not null;

    static bool IsMonday(DateOnly date, int nth) => date.DayOfWeek is DayOfWeek.Monday && (date.Day - 1) / 7 == nth - 1;

    static int SpringEquinox(int year) => Equinox(20.8431, year);

    static int AutumnEquinox(int year) => Equinox(23.2488, year);

    static int Equinox(double at1980, int year) =>
        (int)(at1980 + (0.242194 * (year - 1980)) - Math.Floor((year - 1980) / 4.0));
}
