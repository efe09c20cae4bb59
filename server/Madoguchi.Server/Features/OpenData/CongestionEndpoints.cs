using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.OpenData;

/// <summary>How busy every site is, as open data (CC BY 4.0), with an ETag and fresh for five seconds.</summary>
internal static class CongestionEndpoints
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapCongestion(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/open").WithTags("Open data").RequireRateLimiting(PublicLimit.Policy);
        open.MapGet("/congestion.json", async (LinkMessages messages, HttpContext context) =>
        {
            var congestion = await messages.Congestion();
            return Answer(context, JsonSerializer.SerializeToUtf8Bytes(congestion, Json), congestion, "application/json; charset=utf-8");
        }).Produces<Congestion>().WithSummary("Waiting people and minutes per category. No personal data.");
        open.MapGet("/congestion.csv", async (LinkMessages messages, HttpContext context) =>
        {
            var congestion = await messages.Congestion();
            return Answer(context, Csv(congestion), congestion, "text/csv; charset=utf-8");
        }).WithSummary("The same as CSV.");
    }

    static FileContentHttpResult Answer(HttpContext context, byte[] body, Congestion congestion, string type)
    {
        // The time alone does not make it another answer.
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(congestion with { At = default }, Json)).AsSpan(0, 12))}\"";
        context.Response.Headers.CacheControl = "public, max-age=5";
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.File(body, type, entityTag: new(tag));
    }

    static byte[] Csv(Congestion congestion)
    {
        var text = new StringBuilder("時刻,全国地方公共団体コード,施設ID,施設名,区分,区分名,待ち人数,待ち時間分_下限,待ち時間分_上限,発券可否\r\n");
        foreach (var site in congestion.Sites)
            foreach (var category in site.Categories)
                text.Append(CultureInfo.InvariantCulture,
                    $"{congestion.At:yyyy-MM-ddTHH:mm:sszzz},{congestion.MunicipalityCode},{site.Code},{site.Name},{category.Code},{category.Name},{category.Waiting},{category.WaitMinutes?.Low},{category.WaitMinutes?.High},{(site.IsOpen && category.Issuing ? 1 : 0)}\r\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
