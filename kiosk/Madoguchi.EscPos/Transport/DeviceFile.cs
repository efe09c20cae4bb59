using System.Threading.Channels;

namespace Madoguchi.EscPos.Transport;

/// <summary>
/// A device that is opened once for many lines. A blocked read of a device cannot be taken back and would keep it open, and
/// taken, after its line was closed: so one reader stays with the device, and each line gets what arrives while it is there.
/// </summary>
sealed class DeviceFile : IDisposable
{
    static readonly TimeSpan PauseOfSilence = TimeSpan.FromMilliseconds(20);

    readonly FileStream file;
    readonly Lock gate = new();
    Channel<byte[]>? listener;
    Task writing = Task.CompletedTask;
    readonly ManualResetEventSlim closed = new();
    volatile bool broken;

    /// <exception cref="IOException">It is not there, or somebody else has it.</exception>
    public DeviceFile(string path)
    {
        file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, useAsync: false);
        // A thread of its own: a read that waits for hours must not take one of the few that everybody shares.
        new Thread(Read) { IsBackground = true, Name = path }.Start();
    }

    public bool IsBroken => broken;

    /// <summary>A new line; what the device says from now on is for it.</summary>
    /// <exception cref="IOException">The device has not taken the bytes of an earlier line yet.</exception>
    public Stream Open()
    {
        lock (gate)
        {
            if (!writing.IsCompleted)
                throw new IOException("The device takes no bytes.");
            listener = Channel.CreateUnbounded<byte[]>();
            if (broken)
                listener.Writer.TryComplete();
            return new DeviceLine(this, listener.Reader);
        }
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        // A copy: the device may still be taking them when the line has given up.
        var own = bytes.ToArray();
        lock (gate)
            return writing = WriteAfterAsync(writing, own);
    }

    public void Dispose()
    {
        closed.Set();
        file.Dispose();
    }

    async Task WriteAfterAsync(Task before, byte[] bytes)
    {
        await before;
        try
        {
            await file.WriteAsync(bytes);
        }
        catch (IOException)
        {
            broken = true;
            throw;
        }
    }

    void Read()
    {
        var buffer = new byte[256];
        try
        {
            while (!closed.IsSet)
            {
                // Some printers answer a read with nothing instead of letting it wait.
                if (file.Read(buffer) is var count && count == 0)
                    closed.Wait(PauseOfSilence);
                else
                    Heard()?.TryWrite(buffer[..count]);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            broken = true;
            Heard()?.TryComplete();
        }
    }

    ChannelWriter<byte[]>? Heard()
    {
        lock (gate)
            return listener?.Writer;
    }
}
