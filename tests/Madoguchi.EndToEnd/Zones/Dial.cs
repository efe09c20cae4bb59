using System.Net;
using System.Net.Sockets;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.Zones;

internal enum Heard
{
    /// <summary>Somebody listens and was reached.</summary>
    Somebody,

    /// <summary>Reached, but nobody listens there.</summary>
    ARefusal,

    /// <summary>Nothing at all, or no way there.</summary>
    Nothing,
}

internal static class Dial
{
    /// <summary>Tries to open a connection from a zone and says what it heard.</summary>
    public static async Task<Heard> From(NetworkZone zone, string address, int port, TimeSpan patience)
    {
        using var socket = zone.Socket();
        using var enough = new CancellationTokenSource(patience);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(address), port), enough.Token);
            return Heard.Somebody;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused)
        {
            return Heard.ARefusal;
        }
        catch (Exception silence) when (silence is OperationCanceledException
            or SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable })
        {
            return Heard.Nothing;
        }
    }

    /// <summary>The same for many, at the same time.</summary>
    public static async Task<(string Address, int Port, Heard Heard)[]> All(NetworkZone zone, IEnumerable<(string Address, int Port)> whom, TimeSpan patience) =>
        await Task.WhenAll(whom.Select(async one => (one.Address, one.Port, await From(zone, one.Address, one.Port, patience))));

    /// <summary>Where programs of a zone listen, TCP and UDP, as the system's own list says.</summary>
    public static async Task<string[]> Listening(NetworkZone zone) =>
        [.. (await zone.Run("ss", "-Hltun")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[4]).Order(StringComparer.Ordinal)];
}
