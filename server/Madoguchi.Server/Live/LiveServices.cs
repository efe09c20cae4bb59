using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.CheckIns;
using Madoguchi.Server.Live.Hubs;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Statistics;
using Madoguchi.Server.Live.Waits;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Persistence.Notices;
using Madoguchi.Server.Platform.Settings;
using Madoguchi.Shared;
using Microsoft.AspNetCore.SignalR;
using Orleans.Configuration;
using Orleans.Serialization;
using StackExchange.Redis;

namespace Madoguchi.Server.Live;

/// <summary>The living part: who decides, who tells, who is connected.</summary>
internal static class LiveServices
{
    public static void AddLive(this WebApplicationBuilder builder, ServerSettings settings)
    {
        builder.Host.UseOrleans(silo => AddSilo(silo, settings));
        var services = builder.Services;
        services.AddSerializer(serializer => serializer.AddJsonSerializer(IsOurs, LedgerJson.Options));
        var signalR = services.AddSignalR(options =>
        {
            options.MaximumReceiveMessageSize = 64 * 1024;
            options.EnableDetailedErrors = false;
            options.AddFilter<StandingLines>();
        });
        if (settings.Redis is { } redis)
            signalR.AddStackExchangeRedis(redis, options => options.Configuration.ChannelPrefix = RedisChannel.Literal("madoguchi"));
        services.AddSingleton<Broadcaster>();
        services.AddSingleton<ISiteFeed>(provider => provider.GetRequiredService<Broadcaster>());
        services.AddSingleton<DeviceRegister>();
        services.AddSingleton<StandingLines>();
        services.AddHostedService<KeyWatch>();
        services.AddSingleton<ISites, Sites>();
        services.AddSingleton<Catalogues>();
        services.AddSingleton<Displays>();
        services.AddSingleton<UsualDays>();
        services.AddSingleton<LinkMessages>();
        services.AddSingleton(provider => new Lazy<LinkMessages>(provider.GetRequiredService<LinkMessages>));
        services.AddSingleton<RemoteTickets>();
        services.AddSingleton(provider => new Lazy<RemoteTickets>(provider.GetRequiredService<RemoteTickets>));
        services.AddSingleton<BookingLookup>();
        services.AddSingleton<StaffBookingRecord>();
        services.AddSingleton<PhoneBookings>();
        services.AddSingleton<NameBrake>().AddSingleton<CodeBrake>();
        services.AddSingleton<NamedCheckIns>();
        services.AddSingleton<WaitHistory>();
        services.AddSingleton<ReservationLink>();
        services.AddHostedService(provider => provider.GetRequiredService<ReservationLink>());
        services.AddLiveStores();
        services.AddHostedService<StatisticsFollower>();
        services.AddHostedService<DayKeeper>();
        services.AddHostedService<BookingRetention>();
    }

    /// <summary>What the commands need as well, without a silo.</summary>
    public static void AddLiveStores(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PersonSeal(provider.GetRequiredService<ServerSettings>().Keys)).AddSingleton<IBookings, BookingStore>();
        services.AddSingleton<INotices, NoticeStore>();
        services.AddSingleton<ILegFacts, LegFactStore>();
        services.AddSingleton<StatisticsProjection>();
        services.AddSingleton<LedgerCheck>();
    }

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapHub<KioskHub>("/hubs/kiosk");
        app.MapHub<SignageHub>("/hubs/signage");
        app.MapHub<CounterHub>("/hubs/counter");
    }

    static void AddSilo(ISiloBuilder silo, ServerSettings settings)
    {
        if (settings.Redis is { } redis)
        {
            silo.UseRedisClustering(redis).ConfigureEndpoints(siloPort: 0, gatewayPort: 0);
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("madoguchi", "madoguchi"));
        }
        else
        {
            // One program: the ports are not listened on from outside and only have to be free.
            silo.UseLocalhostClustering(siloPort: FreePort.Next(), gatewayPort: FreePort.Next());
            // A silo's start is stamped by the machine's clock but judged by this program's: with a demo's clock hours ahead, a
            // silo that is slow to join would find itself overdue and end the program.
            silo.Configure<ClusterMembershipOptions>(options => options.EvictWhenMaxJoinAttemptTimeExceeded = false);
        }
    }

    static bool IsOurs(Type type) =>
        type.Namespace is { } name && (name.StartsWith("Madoguchi.Domain", StringComparison.Ordinal) || name.StartsWith("Madoguchi.Contracts", StringComparison.Ordinal));
}
