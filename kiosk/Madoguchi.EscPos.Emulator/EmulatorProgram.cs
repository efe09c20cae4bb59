using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.Contracts.Hosts;
using Madoguchi.EscPos.Emulator.Pages;
using Madoguchi.EscPos.Emulator.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Madoguchi.EscPos.Emulator;

/// <summary>A printer on TCP with a page that shows its paper.</summary>
public static partial class EmulatorProgram
{
    /// <summary>Everything but running; the printer listens already.</summary>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The printer's port is taken.</exception>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(EmulatorProgram).Assembly.GetName().Name,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls("http://127.0.0.1:5083");
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseSerilog((_, logging) => logging
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .WriteTo.Console(new CompactJsonFormatter()));

        var settings = EmulatorSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(_ => new EmulatedPrinter(settings.Tcp, settings.Clock, settings.WidthDots));
        builder.Services.AddRazorComponents();
        // Without this the renderer writes kanji as character references.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        app.Use(GuardAsync);
        app.UseStaticFiles();
        app.MapGet("/", () => new RazorComponentResult<PapersPage>(new { settings.IsDemoClock }));
        app.MapEmulator();
        if (settings.IsDemoClock)
            DemoClock(app.Logger, settings.Clock.GetUtcNow());
        app.Services.GetRequiredService<EmulatedPrinter>().Start();
        return app;
    }

    static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy.Strict;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        return next(context);
    }

    [LoggerMessage(1, LogLevel.Warning, "MADOGUCHI__CLOCK is set: the clock starts at {Start}")]
    static partial void DemoClock(Microsoft.Extensions.Logging.ILogger logger, DateTimeOffset start);
}
