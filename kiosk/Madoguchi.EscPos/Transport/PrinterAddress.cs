using System.Globalization;

namespace Madoguchi.EscPos.Transport;

/// <summary>Reads the setting that says where the printer is.</summary>
public static class PrinterAddress
{
    public const string Allowed =
        "tcp:HOST:PORT (tcp:192.168.1.20:9100), serial:PATH@BAUD (serial:/dev/ttyS0@115200) or file:PATH (file:/dev/usb/lp0)";

    /// <summary>The way to the printer, or false when <paramref name="text"/> is none of <see cref="Allowed"/>.</summary>
    public static bool TryParse(string? text, out IPrinterTransport transport)
    {
        transport = Parse(text ?? "")!;
        return transport is not null;
    }

    static IPrinterTransport? Parse(string text)
    {
        var (kind, rest) = Split(text, text.IndexOf(':', StringComparison.Ordinal));
        switch (kind)
        {
            case "tcp":
                var (host, port) = Split(rest, rest.LastIndexOf(':'));
                return Uri.CheckHostName(host.Trim('[', ']')) is not UriHostNameType.Unknown && Number(port) is { } number and >= 1 and <= 65535
                    ? new TcpTransport(host.Trim('[', ']'), number)
                    : null;
            case "serial":
                var (path, baud) = Split(rest, rest.LastIndexOf('@'));
                return path.Length > 0 && Number(baud) is { } speed and >= 1200 and <= 921600 ? new SerialTransport(path, speed) : null;
            case "file":
                return rest.Length > 0 ? new FileTransport(rest) : null;
            default:
                return null;
        }
    }

    static (string Head, string Tail) Split(string text, int at) => at < 0 ? ("", "") : (text[..at], text[(at + 1)..]);

    static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
