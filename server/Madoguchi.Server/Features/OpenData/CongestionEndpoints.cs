using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Platform.Web;
using Madoguchi.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Features.OpenData;

/// <summary>How busy every site is, as open data (CC BY 4.0), with an ETag and fresh for five seconds.</summary>
internal static class CongestionEndpoints
{
    public static void MapCongestion(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/open").WithTags("Open data").RequireRateLimiting(PublicLimit.Policy);
        open.MapGet("/congestion.json", (LinkMessages messages, HttpContext context) => Answer(messages, context, OpenCongestion.Json, OpenCongestion.JsonType))
            .Produces<Congestion>().WithSummary("Waiting people (2 stands for one or two) and minutes per category. No personal data.");
        open.MapGet("/congestion.csv", (LinkMessages messages, HttpContext context) => Answer(messages, context, OpenCongestion.Csv, OpenCongestion.CsvType))
            .WithSummary("The same as CSV.");
    }

    static async Task<FileContentHttpResult> Answer(LinkMessages messages, HttpContext context, Func<Congestion, byte[]> write, string type)
    {
        var congestion = OpenCongestion.Masked(await messages.Congestion());
        context.Response.Headers.CacheControl = OpenCongestion.Cache;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.File(write(congestion), type, entityTag: new(OpenCongestion.Tag(congestion)));
    }
}
