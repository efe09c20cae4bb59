using System.Net;
using System.Net.Sockets;
using Madoguchi.EscPos.Emulator.Drawing;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.EscPos.Emulator.Stream;

namespace Madoguchi.EscPos.Emulator;

/// <summary>A printer on TCP that can be broken on purpose. Paper, buffer and state outlive its connections, as in a real one.</summary>
public sealed class EmulatedPrinter : IAsyncDisposable
{
    const int WidthDots = 576, PapersKept = 200;

    readonly TimeProvider time;
    readonly TcpListener listener;
    readonly ReceiveBuffer buffer;
    readonly PaperRoll roll;
    readonly CancellationTokenSource stopping = new();
    readonly Lock gate = new();
    readonly List<PrinterConnection> connections = [];
    readonly List<PrintedPaper> papers = [];
    bool automaticStatus;
    int printed;
    Task running = Task.CompletedTask;

    /// <param name="endpoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="time">The clock on the papers.</param>
    public EmulatedPrinter(IPEndPoint endpoint, TimeProvider time)
    {
        this.time = time;
        listener = new TcpListener(endpoint);
        buffer = new ReceiveBuffer(time);
        buffer.StateChanged += () => _ = SendAutomaticStatusAsync();
        roll = new PaperRoll(WidthDots, Keep);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>Newest first, at most 200.</summary>
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
                    var connection = new PrinterConnection(socket, buffer);
                    connections.Add(connection);
                    connection.Start(Forget, stopping.Token);
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException)
        {
            return;
        }
    }

    async Task PrintAsync()
    {
        var reader = new CommandReader(() => buffer.NextAsync(stopping.Token), roll, AnswerAsync, SetAutomaticStatusAsync);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await reader.ReadAsync();
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

    void Keep(PaperRoll finished)
    {
        var png = PaperPicture.Png(finished);
        lock (gate)
        {
            papers.Insert(0, new(
                ++printed, time.GetUtcNow(), [.. finished.Lines], [.. finished.QrTexts], [.. finished.Commands],
                [.. finished.UnknownCommands], png));
            if (papers.Count > PapersKept)
                papers.RemoveAt(PapersKept);
        }
    }

    async Task SetAutomaticStatusAsync(bool on)
    {
        automaticStatus = on;
        await SendAutomaticStatusAsync();
    }

    async Task SendAutomaticStatusAsync()
    {
        if (automaticStatus)
            await AnswerAsync(PrinterState.Automatic(buffer.State));
    }

    async Task AnswerAsync(byte[] bytes)
    {
        PrinterConnection? newest;
        lock (gate)
            newest = connections.LastOrDefault();
        if (newest is not null)
            await newest.SendAsync(bytes);
    }

    void Forget(PrinterConnection connection)
    {
        lock (gate)
            connections.Remove(connection);
    }
}
