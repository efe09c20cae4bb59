using Microsoft.AspNetCore.Components.Server;

namespace Madoguchi.Server.Components;

/// <summary>The pages of staff: static ones, and those that live on a circuit.</summary>
internal static class PageServices
{
    // A clerk's computer may sleep over lunch: the screen comes back as it was.
    static readonly TimeSpan Retention = TimeSpan.FromMinutes(90);

    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(Keep);
        services.AddHttpContextAccessor();
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");
        app.MapGet("/", () => TypedResults.LocalRedirect("/counter")).ExcludeFromDescription();
    }

    static void Keep(CircuitOptions options)
    {
        options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(5);
        options.PersistedCircuitInMemoryRetentionPeriod = Retention;
    }
}
