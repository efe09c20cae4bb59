using System.IO.Ports;

namespace Madoguchi.EscPos.Transport;

/// <summary>RS-232 or a USB serial adapter; 8 data bits, no parity, hardware flow control.</summary>
public sealed class SerialTransport(string path, int baud) : IPrinterTransport
{
    public bool CanRead => true;

    public Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        var port = new SerialPort(path, baud, Parity.None, 8, StopBits.One) { Handshake = Handshake.RequestToSend };
        try
        {
            port.Open();
            return Task.FromResult(port.BaseStream);
        }
        catch (Exception broken) when (broken is UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            port.Dispose();
            throw new IOException(broken.Message, broken);
        }
        catch
        {
            port.Dispose();
            throw;
        }
    }

    public override string ToString() => $"serial:{path}@{baud}";
}
