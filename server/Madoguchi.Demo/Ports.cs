using System.Net;
using System.Net.Sockets;

namespace Madoguchi.Demo;

/// <summary>Loopback ports of the demo's programs.</summary>
/// <param name="Printer">ESC/POS on TCP.</param>
internal sealed record Ports(int Server, int Reservation, int Kiosk, int Emulator, int Printer)
{
    public static readonly Ports Usual = From(5080) with { Printer = 9100 };

    public static Ports From(int first) => new(first, first + 1, first + 2, first + 3, first + 20);

    /// <exception cref="DemoException">One of the ports is in use.</exception>
    public void MustBeFree()
    {
        foreach (var (port, program) in new[] { (Server, "server"), (Reservation, "reservation-web"), (Kiosk, "kiosk"), (Emulator, "printer emulator"), (Printer, "ESC/POS printer") })
        {
            if (!IsFree(port))
                throw new DemoException($"Port {port} ({program}) is in use; end the program that listens there, or choose other ports with --port-base N (N to N+3, and N+20 for the printer).");
        }
    }

    static bool IsFree(int port)
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
}
