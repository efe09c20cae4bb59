using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Madoguchi.Contracts.Http;

namespace Madoguchi.Shared;

/// <summary>How busy every site is as open data: the same bytes inside and outside.</summary>
internal static class OpenCongestion
{
    public const string JsonType = "application/json; charset=utf-8", CsvType = "text/csv; charset=utf-8", Cache = "public, max-age=5";
    const int Few = 3;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One or two people are never told exactly, as on the page: 2 stands for both, and 0 in the curves for fewer than three.</summary>
    public static Congestion Masked(Congestion congestion) => congestion with
    {
        Sites = [.. congestion.Sites.Select(site => site with
        {
            Categories = [.. site.Categories.Select(category => category.Waiting == 1 ? category with { Waiting = 2 } : category)],
            Curves = site.Curves is null ? null : [.. site.Curves.Select(curve => curve with { Points = [.. curve.Points.Select(Masked)] })],
        })],
    };

    public static byte[] Json(Congestion masked) => JsonSerializer.SerializeToUtf8Bytes(masked, Options);

    /// <summary>With a byte order mark, without which spreadsheets take Japanese for rubbish.</summary>
    public static byte[] Csv(Congestion masked)
    {
        var text = new StringBuilder("時刻,全国地方公共団体コード,施設ID,施設名,区分,区分名,待ち人数,待ち時間分_下限,待ち時間分_上限,発券可否\r\n");
        foreach (var site in masked.Sites)
            foreach (var category in site.Categories)
                text.Append(CultureInfo.InvariantCulture,
                    $"{masked.At:yyyy-MM-ddTHH:mm:sszzz},{masked.MunicipalityCode},{site.Code},{Cell(site.Name)},{category.Code},{Cell(category.Name)},{category.Waiting},{category.WaitMinutes?.Low},{category.WaitMinutes?.High},{(site.IsOpen && category.Issuing ? 1 : 0)}\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The time alone does not make it another answer.</summary>
    public static string Tag(Congestion masked) => $"\"{Convert.ToHexStringLower(SHA256.HashData(Json(masked with { At = default })).AsSpan(0, 12))}\"";

    static CongestionPoint Masked(CongestionPoint point) => point with { Usual = Masked(point.Usual), Today = Masked(point.Today) };

    static int? Masked(int? people) => people < Few ? 0 : people;

    static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
