using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Pages;
using Madoguchi.Reservation.Pages.Privacy;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Madoguchi.Reservation.RemoteTickets;
using Microsoft.AspNetCore.HttpOverrides;

namespace Madoguchi.Reservation;

/// <summary>The whole program; tests start it the same way, on a port of their own.</summary>
internal static class ReservationSite
{
    const string DefaultAddress = "http://127.0.0.1:5081";

    /// <param name="clock">Instead of the one that is set; tests turn theirs on.</param>
    public static async Task<WebApplication> Build(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Both named, so that files are found whoever starts it from wherever.
            Args = args,
            ApplicationName = typeof(ReservationSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = ReservationSettings.Read(builder.Configuration);
        if (clock is not null)
            settings = settings with { Clock = clock };
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LinkGuard.LargestMessage;
        });
        builder.AddLogs();
        AddParts(builder.Services, settings, TurnLimits.Read(builder.Configuration), PrivacyContact.Read(builder.Configuration));
        var app = builder.Build();
        Use(app, settings);
        await Start(app, settings);
        return app;
    }

    static void AddParts(IServiceCollection services, ReservationSettings settings, TurnLimits turns, PrivacyContact contact)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Clock);
        services.AddDatabase(settings.Database, settings.Keys);
        services.AddLink(settings.LinkKey);
        services.AddSingleton<BookingFeed>().AddSingleton<MasterBook>().AddSingleton<CongestionBoard>().AddSingleton<TicketBook>();
        services.AddSingleton<SlotBook>().AddSingleton<SeatMap>().AddSingleton<HoldLimit>().AddSingleton<BookingLimit>();
        services.AddSingleton<SamePerson>().AddSingleton<BookingDesk>().AddSingleton<StaffDesk>().AddSingleton<SlotFinder>().AddSingleton<WaitingDesk>().AddSingleton<WaitingOffers>().AddSingleton<RemoteDesk>().AddSingleton<RemoteLimit>().AddSingleton(settings.Remote).AddSingleton(settings.Guess).AddSingleton(settings.Waiting).AddSingleton<GuessLimit>();
        services.AddSingleton<MailBell>().AddSingleton<MailLinks>().AddSingleton<TurnAlarms>();
        services.AddSingleton(provider => new MailPlan(settings.Mail, provider.GetRequiredService<MailBell>(), settings.Clock));
        if (settings.Mail is not null)
            services.AddSingleton(settings.Mail).AddSingleton<LetterWriter>().AddHostedService<MailSender>();
        services.AddHostedService<Housekeeping>();
        services.AddCompression();
        services.AddSingleton(turns).AddSingleton<TurnStreams>().AddSingleton(contact);
        services.AddPages();
    }

    static void Use(WebApplication app, ReservationSettings settings)
    {
        if (settings.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
            foreach (var proxy in settings.Proxies)
                forwarded.KnownProxies.Add(proxy);
            app.UseForwardedHeaders(forwarded);
        }
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UsePageFaults();
        app.UseLinkKey();
        app.UseRouting();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealth();
        app.MapLink();
        app.MapPages();
    }

    /// <summary>Everything the pages show is in memory before the first visitor comes.</summary>
    static async Task Start(WebApplication app, ReservationSettings settings)
    {
        await app.Services.GetRequiredService<IDatabase>().Migrate();
        await app.Services.GetRequiredService<PersonMarks>().Load(app.Services.GetRequiredService<IDatabase>());
        await app.Services.GetRequiredService<MasterBook>().Load();
        await app.Services.GetRequiredService<CongestionBoard>().Load();
        await app.Services.GetRequiredService<TicketBook>().Load();
        await app.Services.GetRequiredService<RemoteDesk>().Load();
        await app.Services.GetRequiredService<TurnAlarms>().Load();
        if (settings.LinkKey is null)
            app.Logger.LinkHasNoKey();
        if (settings.Clock is ShiftedTimeProvider)
            app.Logger.ClockIsSet(JapanTime.In(settings.Clock.GetUtcNow()));
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.Ready(string.Join(' ', app.Urls)));
    }
}
