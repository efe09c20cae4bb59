using System.Net;
using System.Net.Sockets;

namespace Madoguchi.Load;

/// <summary>Stands between kiosk and printer and keeps the bytes of the last ticket.</summary>
internal sealed class PrinterTap : IAsyncDisposable
{
    static readonly byte[] Cut = [0x1D, (byte)'V'];

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly Task _running;

    public PrinterTap(IPEndPoint printer)
    {
        _listener.Start();
        _running = Accept(printer);
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    public byte[] LastJob { get; private set; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _running;
    }

    async Task Accept(IPEndPoint printer)
    {
        try
        {
            while (true)
                _ = Join(await _listener.AcceptTcpClientAsync(), printer);
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped while it listened, or between two callers.
            return;
        }
    }

    async Task Join(TcpClient kiosk, IPEndPoint printer)
    {
        using var here = kiosk;
        using var there = new TcpClient { NoDelay = true };
        here.NoDelay = true;
        var sent = new List<byte>();
        try
        {
            await there.ConnectAsync(printer);
            await Task.WhenAny(Carry(here, there, sent), Carry(there, here, null));
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            return;
        }
        if (sent.ToArray().AsSpan().IndexOf(Cut) >= 0)
            LastJob = [.. sent];
    }

    static async Task Carry(TcpClient from, TcpClient to, List<byte>? kept)
    {
        var bytes = new byte[4096];
        while (await from.GetStream().ReadAsync(bytes) is > 0 and var count)
        {
            kept?.AddRange(bytes[..count]);
            await to.GetStream().WriteAsync(bytes.AsMemory(0, count));
        }
    }
}
