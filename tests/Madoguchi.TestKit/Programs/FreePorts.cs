using System.Net;
using System.Net.Sockets;

namespace Madoguchi.TestKit.Programs;

/// <summary>Loopback ports that stay free until a program listens on them.</summary>
/// <remarks>
/// They lie below those the system gives to outgoing connections (32768 on Linux): between choosing and listening, a browser's
/// connection would take one of those now and then. Test runs side by side keep apart by a file for each port.
/// </remarks>
public static class FreePorts
{
    const int First = 12000, Last = 31999;

    static readonly Lock Turn = new();
    static readonly List<FileStream> Kept = [];
    static int _next = First;

    public static int Next() => Next(0);

    /// <param name="beside">These ports, counted from the one returned, are to be free as well.</param>
    public static int Next(params ReadOnlySpan<int> beside)
    {
        lock (Turn)
        {
            for (var tries = 0; tries < Last - First; tries++)
            {
                var port = _next;
                _next = _next < Last ? _next + 1 : First;
                if (AreFree(port, beside))
                    return port;
            }
        }
        throw new InvalidOperationException($"No port between {First} and {Last} is free.");
    }

    static bool AreFree(int port, ReadOnlySpan<int> beside)
    {
        foreach (var offset in beside)
            if (!IsFree(port + offset) || !TryKeep(port + offset))
                return false;
        return true;
    }

    /// <summary>Nobody listens there now.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Until this process ends, however it does: the lock goes with it.</summary>
    static bool TryKeep(int port)
    {
        try
        {
            Kept.Add(new(Path.Combine(Path.GetTempPath(), $"madoguchi-port-{port}.lock"), new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose,
            }));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
