using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Screens.Confirming;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Screens.Reserved;
using Madoguchi.Kiosk.Screens.Staff;
using Madoguchi.Kiosk.Screens.Start;
using Madoguchi.Kiosk.Screens.Tickets;
using Madoguchi.Kiosk.Visits;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace Madoguchi.Kiosk;

/// <summary>The touch kiosk: pages on loopback, a line to the server, a printer.</summary>
public static class KioskProgram
{
    /// <summary>Everything but running.</summary>
    /// <exception cref="SettingException">A setting cannot be used.</exception>
    public static WebApplication Build(params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(KioskProgram).Assembly.GetName().Name,
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls("http://127.0.0.1:5082");
        builder.WebHost.UseStaticWebAssets();
        builder.Host.UseSerilog((_, logging) => logging
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .WriteTo.Console(new CompactJsonFormatter()));

        var settings = KioskSettings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings).AddSingleton(settings.Clock);
        builder.Services.AddSingleton(new Printer(settings.Printer, TimeProvider.System));
        builder.Services.AddSingleton<SiteMemory>().AddSingleton<JobJournal>().AddSingleton<VisitSessions>();
        builder.Services.AddSingleton<TicketPrinter>().AddSingleton<TicketDesk>().AddSingleton<StaffPin>();
        builder.Services.AddSingleton<ServerLink>().AddHostedService(services => services.GetRequiredService<ServerLink>());
        builder.Services.AddSingleton<PrinterWatch>().AddHostedService(services => services.GetRequiredService<PrinterWatch>());
        builder.Services.AddHttpContextAccessor().AddScoped<KioskScreen>();
        builder.Services.AddRazorComponents();
        // Without this the renderer writes kanji as character references.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        if (settings.IsDemoClock)
            app.Logger.DemoClock(settings.Clock.GetUtcNow());
        app.Services.GetRequiredService<JobJournal>().Open();

        app.UseExceptionHandler("/trouble");
        app.UseMiddleware<PageGuard>();
        // Styles and scripts are nobody's data: the browser keeps them and only asks whether they changed.
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapStart();
        app.MapFrame();
        app.MapChoosing();
        app.MapConfirming();
        app.MapReserved();
        app.MapTickets();
        app.MapStaff();
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/ready", (SiteMemory memory) => memory.Catalogue is null ? Results.StatusCode(503) : Results.Ok());
        return app;
    }
}
