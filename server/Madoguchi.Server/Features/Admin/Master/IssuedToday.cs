using System.Globalization;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>Numbers on paper in people's hands: a band must go on holding them.</summary>
internal static class IssuedToday
{
    public static IEnumerable<string> Refuse(string site, IReadOnlyDictionary<string, int> last, MasterData after)
    {
        foreach (var (code, number) in last.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var issued = string.Create(CultureInfo.InvariantCulture, $"{site}で今日すでに {code}{number:000} まで発券しています。");
            if (after.Category(code) is not { } category)
                yield return $"受付区分 {code} は、{issued}今日は消せません。明日の開庁前に消してください。";
            else if (category.To < number)
                yield return $"受付区分 {code} の番号は、{issued}番号の終わりは{number}以上にしてください。";
            else if (category.From > number)
                yield return $"受付区分 {code} の番号は、{issued}番号の始まりは{number}以下にしてください。";
        }
    }

    /// <summary>A kiosk that is cut off may be printing these right now.</summary>
    public static IEnumerable<string> Refuse(string site, IReadOnlyDictionary<string, LentNumbers> lent, MasterData after)
    {
        foreach (var (code, numbers) in lent.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var said = string.Create(CultureInfo.InvariantCulture, $"{site}の発券機に今日すでに {code}{numbers.First:000}〜{code}{numbers.Last:000} を割り当てています。");
            if (after.Category(code) is not { } category)
                yield return $"受付区分 {code} の予備の番号は、{said}今日は消せません。明日の開庁前に消してください。";
            else if (category.OfflineFrom > numbers.First || category.OfflineTo < numbers.Last)
                yield return $"受付区分 {code} の予備の番号は、{said}{numbers.First}〜{numbers.Last}を含むようにしてください。";
        }
    }
}
