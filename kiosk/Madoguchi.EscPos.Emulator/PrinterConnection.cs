using System.Net.Sockets;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Emulator.Stream;

namespace Madoguchi.EscPos.Emulator;

/// <summary>One caller of the printer.</summary>
/// <param name="socket">The line.</param>
/// <param name="buffer">Where printed bytes go.</param>
/// <param name="turn">One caller is read at a time, as in most printers: the next one's bytes never get between.</param>
/// <param name="answers">Sends what the printer says.</param>
sealed class PrinterConnection(Socket socket, ReceiveBuffer buffer, SemaphoreSlim turn, AnswerLine answers)
{
    static readonly byte[] Cleared = [0x37, 0x25, 0x00];

    const int ClearCommand = 8;

    readonly RealTimeScanner scanner = new();
    readonly int since = buffer.Power;
    int received;

    public Task Running { get; private set; } = Task.CompletedTask;

    /// <param name="onTurn">It is heard from now on.</param>
    /// <param name="onEnd">It has gone.</param>
    /// <param name="stopping">The printer is taken away.</param>
    public void Start(Action<PrinterConnection> onTurn, Action<PrinterConnection> onEnd, CancellationToken stopping) =>
        Running = RunAsync(onTurn, onEnd, stopping);

    /// <summary>Closes with RST, so that the caller sees an error and not an orderly end.</summary>
    public static void Reset(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Dispose();
    }

    public void Reset()
    {
        try
        {
            Reset(socket);
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    public void Send(byte[] bytes) => answers.Send(bytes, buffer.Setting, received);

    async Task RunAsync(Action<PrinterConnection> onTurn, Action<PrinterConnection> onEnd, CancellationToken stopping)
    {
        await Task.Yield();
        try
        {
            await turn.WaitAsync(stopping);
            try
            {
                onTurn(this);
                await HearAsync(stopping);
            }
            finally
            {
                turn.Release();
            }
            if (Reached(FaultKind.HalfOpen))
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
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

    /// <summary>Until the caller has gone, the line is reset, or it is heard no more.</summary>
    async Task HearAsync(CancellationToken stopping)
    {
        var bytes = new byte[4096];
        while (await socket.ReceiveAsync(Room(bytes), stopping) is > 0 and var count)
        {
            received += count;
            Take(bytes.AsSpan(0, count));
            if (Reached(FaultKind.DropMidJob))
            {
                Reset(socket);
                return;
            }
            if (Reached(FaultKind.HalfOpen))
            {
                answers.Silence();
                return;
            }
        }
    }

    // Reads no further than to the byte after which the line is to break.
    Memory<byte> Room(byte[] bytes) => buffer.Setting is { Fault: FaultKind.DropMidJob or FaultKind.HalfOpen, AfterBytes: > 0 and var limit }
        ? bytes.AsMemory(0, Math.Clamp(limit - received, 1, bytes.Length))
        : bytes;

    bool Reached(FaultKind fault) => buffer.Setting is var setting && setting.Fault == fault && received >= (setting.AfterBytes ?? 0);

    void Take(ReadOnlySpan<byte> bytes)
    {
        if (Reached(FaultKind.HalfOpen))
            return;
        var from = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var heard = scanner.Take(bytes[i]);
            if (heard == 0)
                continue;
            buffer.Add(bytes[from..(i + 1)], since);
            from = i + 1;
            if (heard == ClearCommand)
                buffer.Clear(since);
            Send(heard == ClearCommand ? Cleared : [PrinterState.RealTime(heard, buffer.State)]);
        }
        buffer.Add(bytes[from..], since);
    }
}
