using System.Net.Sockets;

namespace Madoguchi.EscPos.Transport;

/// <summary>Raw TCP, mostly port 9100.</summary>
public sealed class TcpTransport(string host, int port) : IPrinterTransport
{
    public bool CanRead => true;

    public async Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException broken)
        {
            socket.Dispose();
            throw new IOException(broken.Message, broken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public override string ToString() => $"tcp:{host}:{port}";
}
