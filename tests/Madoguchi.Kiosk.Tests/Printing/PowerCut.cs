using Madoguchi.EscPos.Transport;

namespace Madoguchi.Kiosk.Tests.Printing;

/// <summary>The program is killed: nothing after this moment is done by it.</summary>
public sealed class PowerCutException() : Exception("The power was cut.");

/// <summary>Decides when the kiosk's power goes; at the latest when the paper is there and nothing is written down of it.</summary>
sealed class Power
{
    int? bytesLeft, repliesLeft;

    public bool IsToDie { get; private set; }

    public bool IsDead { get; private set; }

    /// <param name="bytes">Dies after so many bytes are on the line; null: not by writing.</param>
    /// <param name="replies">Dies after so many reads; null: not by reading.</param>
    public void DiesAfter(int? bytes, int? replies) => (bytesLeft, repliesLeft, IsToDie, IsDead) = (bytes, replies, true, false);

    public void IsBack() => (bytesLeft, repliesLeft, IsToDie, IsDead) = (null, null, false, false);

    /// <summary>How many of these bytes still leave the kiosk.</summary>
    public int Allows(int count)
    {
        if (IsDead)
            return 0;
        if (bytesLeft is not { } left)
            return count;
        bytesLeft = left - count;
        IsDead = left < count;
        return Math.Min(left, count);
    }

    public bool DiesAtReply()
    {
        if (repliesLeft is { } left && (repliesLeft = left - 1) < 0)
            IsDead = true;
        return IsDead;
    }

    public void Die() => IsDead = true;
}

/// <summary>The way to the printer from a kiosk whose power may go.</summary>
sealed class MortalTransport(IPrinterTransport inner, Power power) : IPrinterTransport
{
    public bool CanRead => inner.CanRead;

    public async Task<Stream> OpenAsync(CancellationToken cancellation) => power.Allows(0) == 0 && !power.IsDead
        ? new MortalStream(await inner.OpenAsync(cancellation), power)
        : throw new PowerCutException();
}

/// <summary>A line that ends in the middle of whatever, as the kernel would close it.</summary>
sealed class MortalStream(Stream inner, Power power) : Stream
{
    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = power.Allows(buffer.Length);
        if (count > 0)
            await inner.WriteAsync(buffer[..count], cancellationToken);
        if (!power.IsDead)
            return;
        await inner.DisposeAsync();
        throw new PowerCutException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken);
        if (!power.DiesAtReply())
            return count;
        await inner.DisposeAsync();
        throw new IOException("There is nobody to read this any more.");
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
        if (!power.IsToDie)
            return;
        power.Die();
        throw new PowerCutException();
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    public override void Flush() => inner.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
