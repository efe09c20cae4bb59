using System.Text.Encodings.Web;
using System.Text.Unicode;
using Madoguchi.Contracts.Hosts;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Offline;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Screens.Confirming;
using Madoguchi.Kiosk.Screens.Enrolling;
using Madoguchi.Kiosk.Screens.Events;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Screens.Reserved;
using Madoguchi.Kiosk.Screens.Staff;
using Madoguchi.Kiosk.Screens.Start;
using Madoguchi.Kiosk.Screens.Tickets;
using Madoguchi.Kiosk.Visits;
using Madoguchi.Kiosk.Voice;
using Microsoft.AspNetCore.DataProtection;
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
        builder.Services.AddSingleton(services => new Printer(
            settings.Printer, TimeProvider.System, mayBeTorn: services.GetRequiredService<JobJournal>().EndedUnknown));
        AddEnrolment(builder.Services, settings);
        builder.Services.AddSingleton<SiteMemory>().AddSingleton<JobJournal>().AddSingleton<EarlierCheckIn>().AddSingleton<VisitSessions>();
        builder.Services.AddSingleton<TicketPrinter>().AddSingleton<Reprint>().AddSingleton<TicketDesk>().AddSingleton<StaffPin>();
        builder.Services.AddSingleton<ServerLink>().AddHostedService(services => services.GetRequiredService<ServerLink>());
        builder.Services.AddSingleton<OfflineJournal>().AddSingleton<OfflineDesk>().AddHostedService<OfflineSync>();
        builder.Services.AddSingleton<PrinterWatch>().AddHostedService(services => services.GetRequiredService<PrinterWatch>());
        builder.Services.AddSingleton<ScreenPulse>().AddSingleton<Restart>();
        builder.Services.AddVoice();
        builder.Services.AddHttpContextAccessor().AddScoped<KioskScreen>();
        builder.Services.AddRazorComponents();
        // Without this the renderer writes kanji as character references.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        var app = builder.Build();
        if (settings.IsDemoClock)
            app.Logger.DemoClock(settings.Clock.GetUtcNow());
        app.Services.GetRequiredService<JobJournal>().Open();
        app.Services.GetRequiredService<OfflineJournal>().Open();
        app.Services.GetRequiredService<OfflineDesk>().FindLost();

        app.UseExceptionHandler("/trouble");
        app.UseMiddleware<PageGuard>();
        app.UseWhen(context => !Path.HasExtension(context.Request.Path), screens => screens.UseMiddleware<EnrollingGate>());
        // Styles and scripts are nobody's data: the browser keeps them and only asks whether they changed.
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.MapStart();
        app.MapFrame();
        app.MapChoosing();
        app.MapEvents();
        app.MapConfirming();
        app.MapReserved();
        app.MapNamed();
        app.MapTickets();
        app.MapVoice();
        app.MapStaff();
        app.MapStaffDesk();
        app.MapEnrolling();
        app.MapGet("/health/live", () => Results.Ok());
        app.MapGet("/health/screen", (ScreenPulse pulse) => pulse.Beats ? Results.Ok() : Results.StatusCode(503));
        app.MapPost("/alive", (ScreenPulse pulse) => pulse.Beat());
        app.MapGet("/health/ready", (SiteMemory memory) => memory.Catalogue is null ? Results.StatusCode(503) : Results.Ok());
        return app;
    }

    static void AddEnrolment(IServiceCollection services, KioskSettings settings)
    {
        var keys = EnrolmentFile.KeyFolder(settings);
        PrivateFile.Folder(settings.Data);
        PrivateFile.Folder(keys);
        var protection = services.AddDataProtection().SetApplicationName("Madoguchi.Kiosk").PersistKeysToFileSystem(new(keys));
        if (OperatingSystem.IsWindows())
            protection.ProtectKeysWithDpapi();
        services.AddSingleton<EnrolmentFile>().AddSingleton<Enrolment>().AddSingleton<EnrolmentOffice>();
    }
}
