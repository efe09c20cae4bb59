using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Server.Features.Terminal.Forms;

/// <summary>
/// A birth date as registers have it: mostly a day, sometimes 昭和30年頃 or 年月日不詳, sometimes a day that no calendar has.
/// What is understood is printed in 和暦; everything else stays as it was typed.
/// </summary>
internal static partial class BirthDateText
{
    static readonly Dictionary<char, string> Eras = new() { ['M'] = "明治", ['T'] = "大正", ['S'] = "昭和", ['H'] = "平成", ['R'] = "令和" };

    public static string Print(string? typed, bool gregorian)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length == 0 || text.Any(char.IsSurrogate))
            return text;
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (Western().Match(plain) is { Success: true } day)
            return OfDay(Part(day, 1), Part(day, 2), Part(day, 3), gregorian) ?? text;
        if (Short().Match(plain) is { Success: true } era)
            return $"{Eras[char.ToUpperInvariant(era.Groups[1].Value[0])]}{YearName(Part(era, 2))}{Part(era, 3)}月{Part(era, 4)}日";
        return text;
    }

    static string? OfDay(int year, int month, int day, bool gregorian)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        return gregorian ? $"西暦{year}年{month}月{day}日" : Wareki.Date(new(year, month, day));
    }

    static string YearName(int year) => year == 1 ? "元年" : $"{year}年";

    static int Part(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:西暦)?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")]
    private static partial Regex Western();

    [GeneratedRegex(@"^([MTSHRmtshr])(\d{1,2})[-/.](\d{1,2})[-/.](\d{1,2})$")]
    private static partial Regex Short();
}
