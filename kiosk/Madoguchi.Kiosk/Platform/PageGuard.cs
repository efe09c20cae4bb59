using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Kiosk.Platform;

/// <summary>Headers of every answer, and no posts from other pages.</summary>
sealed class PageGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy.Strict;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        // The next person must not find this one's pages in a cache or behind the back button.
        headers.CacheControl = "no-store";

        if (HttpMethods.IsPost(context.Request.Method) && !IsOwnPage(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }
        return next(context);
    }

    static bool IsOwnPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
        && (request.Headers.Origin.ToString() is "" or "null"
            || (Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value));
}
