namespace Madoguchi.Server.Platform.Web;

/// <summary>Every answer forbids what no page of this house needs: foreign origins, inline code, framing, guessing types.</summary>
internal static class SecurityHeaders
{
    const string Policy =
        "default-src 'self'; script-src 'self'{0}; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "media-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    static readonly string Strict = Policy.Replace("{0}", "", StringComparison.Ordinal);

    // WebAssembly is compiled in the browser; this allows that and still no eval.
    static readonly string Player = Policy.Replace("{0}", " 'wasm-unsafe-eval'", StringComparison.Ordinal);

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/signage") ? Player : Strict;
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
