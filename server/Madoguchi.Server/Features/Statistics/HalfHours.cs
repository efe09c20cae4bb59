using System.Globalization;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>The half hours of a day without gaps: an empty one is news too.</summary>
internal static class HalfHours
{
    static readonly TimeOnly UsualFirst = new(8, 30), UsualLast = new(16, 30);
    static readonly TimeSpan Step = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<StatisticsRow> Filled(IReadOnlyList<StatisticsRow> rows)
    {
        var known = rows.ToDictionary(row => TimeOnly.ParseExact(row.Key, "HH:mm", CultureInfo.InvariantCulture));
        var first = known.Keys.Append(UsualFirst).Min();
        var last = known.Keys.Append(UsualLast).Max();
        return [.. Enumerable.Range(0, (int)((last - first) / Step) + 1).Select(step => first.Add(step * Step)).Select(time =>
            known.GetValueOrDefault(time) ?? new(time.ToString("HH:mm", CultureInfo.InvariantCulture), 0, 0, 0, 0, null, null, null, null))];
    }
}
