using System.Net.Http.Headers;
using System.Net.WebSockets;
using Madoguchi.Server.Platform.Settings;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>What was answered cannot be true. The message says what of it, in our own words.</summary>
internal sealed class UntrueAnswerException(string what) : IOException(what);

/// <summary>
/// The one way out. Straight to a WebSocket: a negotiation could send the dialler, key in hand, to any address inside, and so
/// could a redirect.
/// </summary>
internal static class LinkDial
{
    /// <summary>Far above 200 bookings or two months of times.</summary>
    public const int LargestMessage = 4 * 1024 * 1024;

    static readonly HttpMessageInvoker NoDetours = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public static HubConnection To(ReservationWebSettings address) => new HubConnectionBuilder()
        .WithUrl(new Uri(address.Url, "link"), options =>
        {
            options.SkipNegotiation = true;
            options.Transports = HttpTransportType.WebSockets;
            options.WebSocketFactory = async (context, ct) => await Connect(context.Uri, address.Key, ct);
        })
        .Build();

    static async Task<WebSocket> Connect(Uri uri, string key, CancellationToken ct)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.SetRequestHeader("Authorization", new AuthenticationHeaderValue("Bearer", key).ToString());
            await socket.ConnectAsync(uri, NoDetours, ct);
            return new BoundedSocket(socket, LargestMessage);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
