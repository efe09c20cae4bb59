using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Reservation.Platform;

internal static class SecurityHeaders
{
    /// <summary>Nothing inline, nothing from elsewhere, no address with a code or token in anybody's Referer or cache.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = PagePolicy.Strict;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            // By the scheme which the proxy has told: this program itself speaks plain HTTP behind it.
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000";
            if (!headers.ContainsKey("ETag"))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
