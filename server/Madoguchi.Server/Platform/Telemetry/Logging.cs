using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Madoguchi.Server.Platform.Telemetry;

/// <summary>
/// One JSON object per line on standard output, for machines. No line per request (the meters count those) and nothing a
/// resident typed: addresses are logged without their query, values of SQL parameters never.
/// </summary>
internal static class Logging
{
    /// <param name="quiet">For commands, whose output is for people: only what went wrong, on standard error.</param>
    public static IServiceCollection AddLogging(this IServiceCollection services, bool quiet) => services.AddSerilog(
        log => log
            .MinimumLevel.Is(quiet ? LogEventLevel.Error : LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            // A failed start is told in one sentence on standard error.
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .MinimumLevel.Override("System.Net.Http", LogEventLevel.Warning)
            .MinimumLevel.Override("Orleans", LogEventLevel.Warning)
            .MinimumLevel.Override("Polly", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(new CompactJsonFormatter(), standardErrorFromLevel: quiet ? LogEventLevel.Verbose : null));
}
