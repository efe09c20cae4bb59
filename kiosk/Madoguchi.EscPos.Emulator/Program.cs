using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.EscPos.Emulator;
using Madoguchi.EscPos.Emulator.Pages;
using Madoguchi.EscPos.Emulator.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Serilog;
using Serilog.Formatting.Compact;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        builder.WebHost.UseUrls("http://127.0.0.1:5083");
    builder.WebHost.UseStaticWebAssets();
    builder.Host.UseSerilog((_, logging) => logging
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft.AspNetCore", Serilog.Events.LogEventLevel.Warning)
        .WriteTo.Console(new CompactJsonFormatter()));

    var settings = EmulatorSettings.Read(builder.Configuration);
    builder.Services.AddSingleton(_ => new EmulatedPrinter(settings.Tcp, settings.Clock));
    builder.Services.AddRazorComponents();
    // Without this the renderer writes kanji as character references.
    builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

    var app = builder.Build();
    app.Use(async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        await next();
    });
    app.UseStaticFiles();
    app.MapGet("/", () => new RazorComponentResult<PapersPage>(new { settings.IsDemoClock }));
    app.MapEmulator();

    if (settings.IsDemoClock)
        app.Logger.DemoClock(settings.Clock.GetUtcNow());
    app.Services.GetRequiredService<EmulatedPrinter>().Start();
    app.Run();
    return 0;
}
catch (SettingException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 1;
}
catch (SocketException taken)
{
    Console.Error.WriteLine($"MADOGUCHI__EMULATOR__TCP names an address on which this program cannot listen: {taken.Message}.");
    return 1;
}
catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
{
    Console.Error.WriteLine($"ASPNETCORE_URLS names an address that is in use: {taken.Message}.");
    return 1;
}

static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "MADOGUCHI__CLOCK is set: the clock starts at {Start}")]
    public static partial void DemoClock(this Microsoft.Extensions.Logging.ILogger logger, DateTimeOffset start);
}
