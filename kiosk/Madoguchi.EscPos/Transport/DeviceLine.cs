using System.Threading.Channels;

namespace Madoguchi.EscPos.Transport;

/// <summary>One connection over a device that stays open.</summary>
sealed class DeviceLine(DeviceFile device, ChannelReader<byte[]> heard) : Stream
{
    ReadOnlyMemory<byte> rest;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        await device.WriteAsync(buffer).WaitAsync(cancellationToken);

    /// <summary>0 when the device has gone.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (rest.IsEmpty)
        {
            if (!await heard.WaitToReadAsync(cancellationToken))
                return 0;
            if (heard.TryRead(out var bytes))
                rest = bytes;
        }
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        return count;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // Nothing is kept back.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
