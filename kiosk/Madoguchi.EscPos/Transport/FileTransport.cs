namespace Madoguchi.EscPos.Transport;

/// <summary>A device file (USB printer class, <c>/dev/usb/lp0</c>), read and written; a plain file is appended to and answers nothing.</summary>
public sealed class FileTransport(string path) : IPrinterTransport, IDisposable
{
    readonly Lock gate = new();
    DeviceFile? device;

    public bool CanRead => IsDevice;

    bool IsDevice => path.StartsWith("/dev/", StringComparison.Ordinal);

    public Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult(IsDevice ? OpenDevice() : new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1));
        }
        catch (UnauthorizedAccessException broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }

    public void Dispose() => device?.Dispose();

    public override string ToString() => $"file:{path}";

    Stream OpenDevice()
    {
        lock (gate)
        {
            // Unplugged and plugged in again, it is another device with the same name.
            if (device is { IsBroken: true })
            {
                device.Dispose();
                device = null;
            }
            return (device ??= new DeviceFile(path)).Open();
        }
    }
}
