using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Server.Platform.Web;

/// <summary>Every answer forbids what no page of this house needs: foreign origins, inline code, framing, guessing types.</summary>
internal static class SecurityHeaders
{
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/signage") ? PagePolicy.Player : PagePolicy.Strict;
            headers.XContentTypeOptions = "nosniff";
            // Forms check the origin of a post by the referrer where the browser sends no Origin.
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (context.Response.StatusCode is StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count is 0)
                headers.RetryAfter = "1";
            return Task.CompletedTask;
        });
        return next(context);
    });
}
