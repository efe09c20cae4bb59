using System.Net.WebSockets;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// A connection over which no message is longer than it may be. Messages of the hub protocol end with a mark of their own; until
/// it comes the client keeps all there is, so whoever never sends it would fill the server's memory.
/// </summary>
internal sealed class BoundedSocket(WebSocket socket, int most) : WebSocket
{
    /// <summary>Record separator, which ends each message of the hub protocol in JSON.</summary>
    const byte End = 0x1E;

    long _unfinished;

    public override WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public override string? CloseStatusDescription => socket.CloseStatusDescription;

    public override WebSocketState State => socket.State;

    public override string? SubProtocol => socket.SubProtocol;

    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken ct)
    {
        var received = await socket.ReceiveAsync(buffer, ct);
        Count(buffer.AsSpan(0, received.Count));
        return received;
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken ct)
    {
        var received = await socket.ReceiveAsync(buffer, ct);
        Count(buffer.Span[..received.Count]);
        return received;
    }

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken ct) =>
        socket.SendAsync(buffer, type, endOfMessage, ct);

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType type, bool endOfMessage, CancellationToken ct) =>
        socket.SendAsync(buffer, type, endOfMessage, ct);

    public override Task CloseAsync(WebSocketCloseStatus status, string? description, CancellationToken ct) => socket.CloseAsync(status, description, ct);

    public override Task CloseOutputAsync(WebSocketCloseStatus status, string? description, CancellationToken ct) => socket.CloseOutputAsync(status, description, ct);

    public override void Abort() => socket.Abort();

    public override void Dispose() => socket.Dispose();

    void Count(ReadOnlySpan<byte> received)
    {
        _unfinished = received.LastIndexOf(End) is var end and >= 0 ? received.Length - end - 1 : _unfinished + received.Length;
        if (_unfinished <= most)
            return;
        socket.Abort();
        throw new UntrueAnswerException($"it sent a message of more than {most} bytes");
    }
}
