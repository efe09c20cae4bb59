using Madoguchi.Server.Platform.Settings;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Madoguchi.Server.Platform.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<MadoguchiMeters>();
        if (settings.Otlp is null)
            return services;
        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("madoguchi-server"))
            .WithMetrics(metrics => metrics
                .AddMeter(MadoguchiMeters.Name, "Microsoft.Orleans", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter())
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddOtlpExporter());
        return services;
    }
}
