using System.Net.Sockets;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Platform;

/// <summary>From a command line to a serving program.</summary>
internal static class Start
{
    const string DefaultAddress = "http://127.0.0.1:5080";

    public static WebApplicationBuilder NewBuilder(string[] args)
    {
        // Settings and assets lie beside the program, whatever folder it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(Start).Assembly.GetName().Name,
        });
        builder.WebHost.UseStaticWebAssets();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultAddress);
        return builder;
    }

    public static async Task Serve(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Asked to end before it was ready.
            return;
        }
        catch (Exception taken) when (taken is IOException { InnerException: not null } or SocketException or FormatException)
        {
            throw new SettingException($"ASPNETCORE_URLS (--urls) is \"{app.Configuration[WebHostDefaults.ServerUrlsKey]}\"; free addresses like {DefaultAddress} are allowed: {taken.Message}");
        }
        await app.WaitForShutdownAsync();
    }

    /// <summary>Whether an exception is meant for the operator as it is.</summary>
    public static bool IsSentence(Exception exception) => exception is SettingException or CommandException or SeedException;
}
