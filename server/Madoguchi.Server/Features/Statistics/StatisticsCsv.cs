using System.Globalization;
using System.Text;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>RFC 4180 with a byte order mark, so that a spreadsheet reads it as UTF-8.</summary>
internal static class StatisticsCsv
{
    public static IResult Of(IEnumerable<StatisticsRow> rows, string fileName)
    {
        var text = new StringBuilder("key,issued,served,absent,cancelled,waitMean,waitMedian,waitP90,serviceMean\r\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture,
                $"{row.Key},{row.Issued},{row.Served},{row.Absent},{row.Cancelled},{row.WaitMean},{row.WaitMedian},{row.WaitP90},{row.ServiceMean}\r\n");
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
        return TypedResults.File(bytes, "text/csv; charset=utf-8", fileName);
    }
}
