using System.Net;
using System.Net.Sockets;

namespace Madoguchi.TestKit.Programs;

/// <summary>Loopback ports nobody listens on.</summary>
public static class FreePorts
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
