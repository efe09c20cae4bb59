using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Madoguchi.TestKit.Programs;
using MimeKit;

namespace Madoguchi.TestKit.Mails;

/// <summary>How a relay misbehaves.</summary>
public enum MailFault
{
    None,

    /// <summary>451: come back later.</summary>
    Busy,

    /// <summary>550: nobody of that name.</summary>
    NobodyThere,

    /// <summary>Takes the message and hangs up before it says so.</summary>
    HangUpAfterTaking,

    /// <summary>Hears a message to its end, and neither keeps it nor says anything.</summary>
    FallsSilent,
}

/// <summary>A mail relay (RFC 5321, as much of it as a submitting program speaks) that keeps what it took; it can be stopped, started and broken.</summary>
public sealed partial class MailServer : IAsyncDisposable
{
    readonly ConcurrentQueue<MimeMessage> taken = new();
    readonly ConcurrentDictionary<TcpClient, Task> callers = new();
    TcpListener? listener;
    Task listening = Task.CompletedTask;
    int spoilt;

    readonly ConcurrentQueue<(string User, string Password, bool Sealed)> signatures = new();
    readonly RelayDoor? door;

    public MailServer() => Start();

    /// <param name="door">How it is entered; whoever makes it ends it.</param>
    public MailServer(RelayDoor door)
    {
        this.door = door;
        Start();
    }

    public int Port { get; } = FreePorts.Next();

    public MailFault Fault { get; set; }

    /// <summary>In the order they came; twice when they came twice.</summary>
    public IReadOnlyList<MimeMessage> Taken => [.. taken];

    /// <summary>Messages that met a <see cref="Fault"/>.</summary>
    public int Spoilt => Volatile.Read(ref spoilt);

    /// <summary>Who signed in with what, and whether TLS kept it from others; also what was refused.</summary>
    public IReadOnlyList<(string User, string Password, bool Sealed)> Signatures => [.. signatures];

    public IEnumerable<MimeMessage> To(string? address) => Taken.Where(message => message.To.Mailboxes.Any(box => box.Address == address));

    public void Start()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        listening = ListenAsync(listener);
    }

    /// <summary>Gone, with every line that was open.</summary>
    public async Task Stop()
    {
        listener?.Stop();
        await listening;
        foreach (var caller in callers.Keys)
            caller.Dispose();
        await Task.WhenAll(callers.Values);
        callers.Clear();
    }

    public async ValueTask DisposeAsync() => await Stop();

    async Task ListenAsync(TcpListener open)
    {
        try
        {
            while (true)
            {
                var caller = await open.AcceptTcpClientAsync();
                callers[caller] = TalkAsync(caller);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped while it listened, or between two callers.
            return;
        }
    }
}
