using Madoguchi.Server.Commands;
using Madoguchi.Server.Features;
using Madoguchi.Server.Features.Staff.SignIn;
using Madoguchi.Server.Live;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Platform;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server;

/// <summary>Puts the house together; a command uses the same house without opening its doors.</summary>
internal static class ServerProgram
{
    public static async Task<int> Run(string[] args)
    {
        try
        {
            var line = CommandLine.Of(args);
            await using var app = Build(line.Settings, quiet: line.Command is not null);
            if (line.Command is null)
                await Start.Serve(app);
            else
                await CommandLine.Run(line, app.Services);
            return 0;
        }
        catch (Exception wrong) when (Start.IsSentence(wrong))
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    public static WebApplication Build(string[] args, bool quiet = false)
    {
        var builder = Start.NewBuilder(args);
        var settings = ServerSettings.Read(builder.Configuration);

        builder.AddPlatform(settings, quiet);
        builder.Services.AddPersistence(settings.Database);
        if (quiet)
            builder.Services.AddLiveStores();
        else
            builder.AddLive(settings);
        builder.Services.AddFeatures();

        var app = builder.Build();
        app.UsePlatform();
        app.MapPlatform();
        app.MapSignIn();
        if (!quiet)
            app.MapLive();
        app.MapFeatures();
        return app;
    }
}
