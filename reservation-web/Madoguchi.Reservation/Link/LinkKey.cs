using System.Security.Cryptography;
using System.Text;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Reservation.Platform;

namespace Madoguchi.Reservation.Link;

/// <summary>Lets only the city hall's server through to <c>/link</c>.</summary>
internal sealed class LinkKey(string? key)
{
    readonly byte[]? expected = key is null ? null : Digest(key);

    /// <summary>Takes as long for a nearly right key as for a wrong one.</summary>
    public bool Opens(HttpRequest request) =>
        expected is not null && Presented(request) is { Length: <= 200 } presented
        && CryptographicOperations.FixedTimeEquals(Digest(presented), expected);

    /// <summary>A browser-like WebSocket client cannot set headers, so the query is read as well.</summary>
    static string? Presented(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : request.Query.TryGetValue("access_token", out var token) ? token.ToString() : null;
    }

    static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

internal static class LinkEndpoint
{
    public const string Path = "/link";

    public static void AddLink(this IServiceCollection services, string? key)
    {
        services.AddSingleton(new LinkKey(key));
        services.AddSingleton<LinkLine>();
        services.AddSignalR(hub => hub.MaximumReceiveMessageSize = LinkGuard.LargestMessage);
    }

    public static void MapLink(this WebApplication app)
    {
        app.MapHub<LinkHub>(Path, connection =>
        {
            connection.ApplicationMaxBufferSize = LinkGuard.LargestMessage;
            connection.TransportMaxBufferSize = LinkGuard.LargestMessage;
        });
    }

    public static void UseLinkKey(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments(Path),
        link => link.Use(async (context, next) =>
        {
            if (context.RequestServices.GetRequiredService<LinkKey>().Opens(context.Request))
            {
                await next();
                return;
            }
            if (context.RequestServices.GetRequiredService<GuessLimit>().Miss(Door.Link, context) is { } wait)
            {
                await TooMany.Problem(context, wait).ExecuteAsync(context);
                return;
            }
            app.Logger.LinkRefused();
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Results.Problem("この接続には鍵が必要です。", type: "urn:madoguchi:refusal:link-key", statusCode: 401).ExecuteAsync(context);
        }));
}

internal static partial class LinkLog
{
    [LoggerMessage(1, LogLevel.Warning, "Refused a call at /link: the key is missing or wrong.")]
    public static partial void LinkRefused(this ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "MADOGUCHI__LINK__KEY is not set: every call at /link is refused.")]
    public static partial void LinkHasNoKey(this ILogger logger);

    [LoggerMessage(3, LogLevel.Information, "The line to the city hall is open (server version {ServerVersion}).")]
    public static partial void LinkOpened(this ILogger logger, string serverVersion);

    [LoggerMessage(4, LogLevel.Information, "The line to the city hall is down.")]
    public static partial void LinkDown(this ILogger logger);

    [LoggerMessage(5, LogLevel.Information, "Master data version {Version}: {Sites} sites, {Slots} slots.")]
    public static partial void MasterReceived(this ILogger logger, long version, int sites, int slots);

    [LoggerMessage(6, LogLevel.Warning, "Slots with more reservations than seats since the master data changed: {Slots}.")]
    public static partial void SlotsOverfull(this ILogger logger, int slots);

    [LoggerMessage(9, LogLevel.Information, "The seats of {Reservations} reservations are counted in other groups since the master data changed.")]
    public static partial void SeatsMoved(this ILogger logger, int reservations);

    [LoggerMessage(7, LogLevel.Debug, "The city hall could not be told of waiting bookings; it pulls them when the line is back.")]
    public static partial void NudgeFailed(this ILogger logger, Exception failure);

    [LoggerMessage(8, LogLevel.Warning, "The city hall knows bookings up to {Sequence}, more than this database: counting goes on from there with {Waiting} that wait.")]
    public static partial void CityHallAhead(this ILogger logger, long sequence, int waiting);
}
