namespace Madoguchi.EscPos.Transport;

/// <summary>A device file (USB printer class, <c>/dev/usb/lp0</c>), read and written; a plain file is appended to and answers nothing.</summary>
public sealed class FileTransport(string path) : IPrinterTransport
{
    public bool CanRead => IsDevice;

    bool IsDevice => path.StartsWith("/dev/", StringComparison.Ordinal);

    public Task<Stream> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Stream>(IsDevice
                ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, useAsync: false)
                : new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read, 1));
        }
        catch (UnauthorizedAccessException broken)
        {
            throw new IOException(broken.Message, broken);
        }
    }

    public override string ToString() => $"file:{path}";
}
