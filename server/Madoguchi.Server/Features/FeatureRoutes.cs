using Madoguchi.Server.Components;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Features.Categories;
using Madoguchi.Server.Features.Counters;
using Madoguchi.Server.Features.Kiosks;
using Madoguchi.Server.Features.OpenData;
using Madoguchi.Server.Features.Signage;
using Madoguchi.Server.Features.Sites;
using Madoguchi.Server.Features.Statistics;
using Madoguchi.Server.Features.Terminal;
using Madoguchi.Server.Features.Tickets;
using Madoguchi.Server.Features.Voice;

namespace Madoguchi.Server.Features;

/// <summary>The list of what this program can do.</summary>
internal static class FeatureRoutes
{
    public static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<ProcedureList>();
        services.AddSingleton<StatisticsQuery>();
        services.AddSingleton<AccuracyQuery>();
        services.AddScoped<DeskCommands>();
        services.AddSingleton<HelpCalls>();
        services.AddSingleton<TransferTargets>();
        services.AddSingleton<HitBookings>();
        services.AddSingleton<MasterDesk>();
        services.AddSingleton<FreshKeys>();
        services.AddSingleton<EnrolmentBrake>();
        services.AddVoice();
        services.AddPages();
    }

    public static void MapFeatures(this WebApplication app)
    {
        app.MapSites();
        app.MapCloseDay();
        app.MapTickets();
        app.MapCounters();
        app.MapCategories();
        app.MapStatistics();
        app.MapAccuracy();
        app.MapCongestion();
        app.MapDisplaySession();
        app.MapMasterFiles();
        app.MapEnrolKiosk();
        app.MapVoice();
        app.MapPages();
    }
}
