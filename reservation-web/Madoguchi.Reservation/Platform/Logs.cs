using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Madoguchi.Reservation.Platform;

internal static partial class Logs
{
    /// <summary>
    /// One JSON object per line on standard output. ASP.NET's own request log and its scope would write addresses of pages,
    /// which hold codes and tokens, so they are off for good.
    /// </summary>
    public static void AddLogs(this WebApplicationBuilder builder) => builder.Services.AddSerilog(logger => logger
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
        .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Update", LevelAlias.Off)
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore.Database.Command", LevelAlias.Off)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        .WriteTo.Console(new CompactJsonFormatter()));

    [LoggerMessage(10, LogLevel.Warning, "The clock is set for a demonstration: it started at {Start} and runs on.")]
    public static partial void ClockIsSet(this Microsoft.Extensions.Logging.ILogger logger, DateTimeOffset start);

    [LoggerMessage(11, LogLevel.Information, "Reservation site ready at {Addresses}.")]
    public static partial void Ready(this Microsoft.Extensions.Logging.ILogger logger, string addresses);
}
