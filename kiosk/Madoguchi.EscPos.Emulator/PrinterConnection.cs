using System.Net.Sockets;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Emulator.Stream;

namespace Madoguchi.EscPos.Emulator;

/// <summary>One caller of the printer.</summary>
sealed class PrinterConnection(Socket socket, ReceiveBuffer buffer)
{
    static readonly byte[] Cleared = [0x37, 0x25, 0x00];

    const int ClearCommand = 8;

    readonly RealTimeScanner scanner = new();
    readonly Lock writing = new();
    int received;
    bool silent;

    public Task Running { get; private set; } = Task.CompletedTask;

    public void Start(Action<PrinterConnection> onEnd, CancellationToken stopping) => Running = RunAsync(onEnd, stopping);

    /// <summary>Closes with RST, so that the caller sees an error and not an orderly end.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    /// <summary>Sends a few bytes; they always fit the socket's buffer.</summary>
    public Task SendAsync(byte[] bytes)
    {
        try
        {
            lock (writing)
            {
                if (!silent)
                    socket.Send(bytes);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Whoever asked has gone; a printer does not mind.
        }
        return Task.CompletedTask;
    }

    async Task RunAsync(Action<PrinterConnection> onEnd, CancellationToken stopping)
    {
        await Task.Yield();
        var bytes = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(Room(bytes), stopping) is > 0 and var count)
            {
                received += count;
                await TakeAsync(bytes.AsMemory(0, count));
                if (Reached(FaultKind.DropMidJob))
                {
                    Reset(socket);
                    return;
                }
                if (Reached(FaultKind.HalfOpen))
                {
                    silent = true;
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
        finally
        {
            socket.Dispose();
            onEnd(this);
        }
    }

    // Reads no further than to the byte after which the line is to break.
    Memory<byte> Room(byte[] bytes) => buffer.Setting is { Fault: FaultKind.DropMidJob or FaultKind.HalfOpen, AfterBytes: > 0 and var limit }
        ? bytes.AsMemory(0, Math.Clamp(limit - received, 1, bytes.Length))
        : bytes;

    bool Reached(FaultKind fault) => buffer.Setting is var setting && setting.Fault == fault && received >= (setting.AfterBytes ?? 0);

    async Task TakeAsync(ReadOnlyMemory<byte> bytes)
    {
        if (Reached(FaultKind.HalfOpen))
            return;
        var from = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var heard = scanner.Take(bytes.Span[i]);
            if (heard == 0)
                continue;
            buffer.Add(bytes.Span[from..(i + 1)]);
            from = i + 1;
            if (heard == ClearCommand)
                buffer.Clear();
            await SendAsync(heard == ClearCommand ? Cleared : [PrinterState.RealTime(heard, buffer.State)]);
        }
        buffer.Add(bytes.Span[from..]);
    }
}
