using System.Net;
using System.Net.Sockets;
using Madoguchi.EscPos.Emulator.Drawing;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Emulator.Stream;

namespace Madoguchi.EscPos.Emulator;

/// <summary>A printer on TCP that can be broken on purpose. Paper, buffer and state outlive its connections, as in a real one.</summary>
public sealed class EmulatedPrinter : IAsyncDisposable
{
    readonly TimeProvider time;
    readonly int papersKept;
    readonly TcpListener listener;
    readonly ReceiveBuffer buffer;
    readonly PaperRoll roll;
    readonly CancellationTokenSource stopping = new();
    readonly SemaphoreSlim turn = new(1, 1);
    readonly Lock gate = new();
    readonly List<PrinterConnection> connections = [];
    readonly List<PrintedPaper> papers = [];
    PrinterConnection? heard;
    bool automaticStatus, moving;
    int printed;
    Task running = Task.CompletedTask;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="time">The clock on the papers and of everything slow.</param>
    /// <param name="widthDots">Printable dots per line: 576 on 80 mm paper, 384 on 58 mm.</param>
    /// <param name="papersKept">How many papers it remembers.</param>
    public EmulatedPrinter(IPEndPoint endpoint, TimeProvider time, int widthDots = 576, int papersKept = 200)
    {
        (this.time, this.papersKept) = (time, papersKept);
        listener = new TcpListener(endpoint);
        buffer = new ReceiveBuffer(time);
        buffer.StateChanged += () => SendAutomaticStatus();
        buffer.PowerLost += ComeBack;
        roll = new PaperRoll(widthDots, Keep);
    }

    /// <summary>Raised when the first line of a paper is printed.</summary>
    public event Action? PaperMoved;

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Newest first, as many as are kept.</summary>
    public IReadOnlyList<PrintedPaper> Papers
    {
        get
        {
            lock (gate)
                return [.. papers];
        }
    }

    public FaultSetting Fault
    {
        get => buffer.Setting;
        set => buffer.Set(value);
    }

    /// <exception cref="SocketException">The port is taken.</exception>
    public void Start()
    {
        listener.Start();
        running = Task.WhenAll(AcceptAsync(), PrintAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await running;
        PrinterConnection[] open;
        lock (gate)
            open = [.. connections];
        await Task.WhenAll(open.Select(connection => connection.Running));
        stopping.Dispose();
        turn.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptSocketAsync(stopping.Token);
                lock (gate)
                {
                    if (Fault.Fault is FaultKind.RefuseSecond && connections.Count > 0)
                    {
                        PrinterConnection.Reset(socket);
                        continue;
                    }
                    var connection = new PrinterConnection(socket, buffer, turn, new(socket, time, stopping.Token));
                    connections.Add(connection);
                    connection.Start(Hear, Forget, stopping.Token);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // Stopped while it listened, or between two callers.
            return;
        }
    }

    async Task PrintAsync()
    {
        var reader = new CommandReader(
            () => buffer.NextAsync(stopping.Token), roll, () => buffer.CutAsync(stopping.Token), Answer, SetAutomaticStatus);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await reader.ReadAsync();
                Move(roll.Height > 0);
            }
            catch (BufferClearedException)
            {
                // The half-read command is forgotten; what is on the paper stays on the paper.
                roll.Reset();
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    void Move(bool isMoving)
    {
        if (isMoving && !moving)
            PaperMoved?.Invoke();
        moving = isMoving;
    }

    void Keep(PaperRoll finished)
    {
        lock (gate)
        {
            papers.Insert(0, new(
                ++printed, time.GetUtcNow(), [.. finished.Lines], [.. finished.QrTexts], [.. finished.Commands],
                [.. finished.UnknownCommands], PaperPicture.Of(finished)));
            if (papers.Count > papersKept)
                papers.RemoveAt(papersKept);
        }
    }

    void SetAutomaticStatus(bool on)
    {
        automaticStatus = on;
        SendAutomaticStatus();
    }

    void SendAutomaticStatus()
    {
        if (automaticStatus)
            Answer(PrinterState.Automatic(buffer.State));
    }

    void Answer(byte[] bytes)
    {
        PrinterConnection? listening;
        lock (gate)
            listening = heard;
        listening?.Send(bytes);
    }

    void Hear(PrinterConnection connection)
    {
        lock (gate)
            heard = connection;
    }

    // Off and on again: no line survives it, and nobody has asked for automatic status yet.
    void ComeBack()
    {
        automaticStatus = false;
        PrinterConnection[] open;
        lock (gate)
            open = [.. connections];
        foreach (var connection in open)
            connection.Reset();
    }

    void Forget(PrinterConnection connection)
    {
        lock (gate)
        {
            connections.Remove(connection);
            if (heard == connection)
                heard = null;
        }
    }
}
