using System.Globalization;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Dates and times as typed into the fields of a browser.</summary>
internal static class Typed
{
    public static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 2000 and <= 2999 ? date : null;

    public static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <returns>Null, and a sentence by the field's name, when it is not allowed.</returns>
    public static int? Whole(string text, int least, int most, string name, string label, Dictionary<string, string> wrong)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        wrong[name] = $"{label}は{least}〜{most}の整数で入れてください。";
        return null;
    }

    /// <returns>Null, and sentences by the names of the fields, when they are not hours of a day.</returns>
    public static MasterHours? Hours(string open, string last, string close, Func<string, string> field, Dictionary<string, string> wrong, string day = "")
    {
        if (Time(open) is not { } opens)
            wrong[field("open")] = $"{day}開庁の時刻を 08:30 のように入れてください。";
        else if (Time(close) is not { } closes)
            wrong[field("close")] = $"{day}閉庁の時刻を 17:00 のように入れてください。";
        else if (Time(last) is not { } lasts)
            wrong[field("last")] = $"{day}最終受付の時刻を 16:45 のように入れてください。";
        else if (closes <= opens)
            wrong[field("close")] = $"{day}閉庁は、開庁の{opens:HH:mm}より後にしてください。";
        else if (lasts < opens || lasts > closes)
            wrong[field("last")] = $"{day}最終受付は、{opens:HH:mm}〜{closes:HH:mm}の間にしてください。";
        else
            return new(opens, lasts, closes);
        return null;
    }
}
