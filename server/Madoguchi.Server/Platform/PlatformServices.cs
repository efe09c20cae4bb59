using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Health;
using Madoguchi.Server.Platform.OpenApi;
using Madoguchi.Server.Platform.Problems;
using Madoguchi.Server.Platform.Settings;
using Madoguchi.Server.Platform.Telemetry;
using Madoguchi.Server.Platform.Web;

namespace Madoguchi.Server.Platform;

internal static class PlatformServices
{
    const int LargestBody = 64 * 1024;

    public static void AddPlatform(this WebApplicationBuilder builder, ServerSettings settings, bool quiet)
    {
        var services = builder.Services;
        services.AddLogging(quiet);
        services.AddTelemetry(settings);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddSingleton<Seeder>();
        services.AddHostedService<DatabaseStart>();
        services.AddHostedService<MasterDataWatch>();
        services.AddAuth();
        services.AddHealth();
        services.AddPublicLimit(settings);
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.AddProblemDetails();
        services.AddExceptionHandler<Failures>();
        services.AddAntiforgery(options => (options.Cookie.Name, options.Cookie.SameSite) = ("madoguchi.form", SameSiteMode.Strict));
        services.AddRazorComponents();
        // Japanese stays Japanese in the pages too.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            // Japanese stays Japanese on the wire; the answers are never inlined into HTML.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.AllowDuplicateProperties = false;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = false;
            options.SerializerOptions.ReadCommentHandling = JsonCommentHandling.Disallow;
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseWhen(IsForPrograms, programs => programs.UseStatusCodePages(BareStatus.Explain));
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapPlatform(this WebApplication app)
    {
        app.MapStaticAssets();
        // The player is one page whatever follows in its address; its files are static assets and come first.
        app.MapFallbackToFile("/signage/{*path:nonfile}", "signage/index.html");
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapApiReference();
    }

    static bool IsForPrograms(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/open")
        || context.Request.Path.StartsWithSegments("/hubs") || context.Request.Path.StartsWithSegments("/openapi");
}
