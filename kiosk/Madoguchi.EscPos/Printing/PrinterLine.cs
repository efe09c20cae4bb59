using System.Threading.Channels;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Status;

namespace Madoguchi.EscPos.Printing;

/// <summary>An open line to the printer: writes, and cuts what comes back into replies.</summary>
sealed class PrinterLine : IAsyncDisposable
{
    readonly Stream stream;
    readonly CancellationTokenSource closing = new();
    readonly Channel<PrinterReply> replies = Channel.CreateUnbounded<PrinterReply>();
    readonly Task reading;

    public PrinterLine(Stream stream)
    {
        this.stream = stream;
        reading = ReadAsync();
    }

    public async Task SendAsync(Commands commands, CancellationToken cancellation) => await SendAsync(commands.ToArray(), cancellation);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        // A device file blocks its writer as long as the printer stands still: it is left behind, not waited for.
        await stream.WriteAsync(bytes, cancellation).AsTask().WaitAsync(cancellation);
        await stream.FlushAsync(cancellation).WaitAsync(cancellation);
    }

    /// <summary>The next reply.</summary>
    /// <exception cref="IOException">The line broke.</exception>
    public async Task<PrinterReply> NextAsync(CancellationToken cancellation)
    {
        try
        {
            return await replies.Reader.ReadAsync(cancellation);
        }
        catch (ChannelClosedException broken)
        {
            throw new IOException("The printer closed the line.", broken);
        }
    }

    public async Task<T> NextAsync<T>(CancellationToken cancellation)
        where T : PrinterReply
    {
        while (true)
        {
            if (await NextAsync(cancellation) is T wanted)
                return wanted;
        }
    }

    /// <summary>Asks DLE EOT 1, 2 and 4, one after the other: the answers do not say what they answer.</summary>
    public async Task<PrinterStatus> AskStatusAsync(CancellationToken cancellation) => PrinterStatus.FromRealTime(
        await AskAsync(1, cancellation), await AskAsync(2, cancellation), await AskAsync(4, cancellation));

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await stream.DisposeAsync();
        _ = reading.ContinueWith(_ => closing.Dispose(), TaskScheduler.Default);
    }

    async Task<byte> AskAsync(int question, CancellationToken cancellation)
    {
        await SendAsync(new Commands().AskStatus(question), cancellation);
        return (await NextAsync<PrinterReply.RealTime>(cancellation)).Value;
    }

    async Task ReadAsync()
    {
        var parser = new ReplyParser();
        var buffer = new byte[256];
        try
        {
            while (await stream.ReadAsync(buffer, closing.Token) is > 0 and var count)
            {
                foreach (var reply in parser.Take(buffer.AsSpan(0, count)))
                    replies.Writer.TryWrite(reply);
            }
            replies.Writer.TryComplete();
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            replies.Writer.TryComplete(broken);
        }
    }
}
