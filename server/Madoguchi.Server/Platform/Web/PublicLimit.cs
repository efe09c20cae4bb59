using System.Threading.RateLimiting;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Madoguchi.Server.Platform.Web;

/// <summary>Where no key is needed, one address gets no more than its share.</summary>
internal static class PublicLimit
{
    /// <summary>For <c>RequireRateLimiting</c>.</summary>
    public const string Policy = "public";

    public static IServiceCollection AddPublicLimit(this IServiceCollection services, ServerSettings settings) =>
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Policy, context => RateLimitPartition.GetTokenBucketLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
                {
                    TokenLimit = settings.PublicPerSecond,
                    TokensPerPeriod = Math.Max(1, settings.PublicPerSecond / 10),
                    ReplenishmentPeriod = TimeSpan.FromMilliseconds(settings.PublicPerSecond >= 10 ? 100 : 1000),
                    QueueLimit = 0,
                }));
            options.OnRejected = Reject;
        });

    static async ValueTask Reject(OnRejectedContext context, CancellationToken ct)
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        await Problem.Write(context.HttpContext, "too-many-requests", "リクエストが多すぎます。少し待ってからもう一度お試しください。");
    }
}
