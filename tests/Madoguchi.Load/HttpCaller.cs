using System.Buffers.Text;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Madoguchi.Load;

/// <summary>
/// HTTP/1.1 over one kept connection, by hand. On a machine that runs both sides, a comfortable client would take more of it
/// than the server whose rate is asked for.
/// </summary>
internal sealed class HttpCaller : IDisposable
{
    const int KeyLength = 36;

    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] _answer = new byte[16 * 1024];

    HttpCaller()
    {
    }

    public static async Task<HttpCaller> Connect(Uri server)
    {
        var caller = new HttpCaller();
        await caller._socket.ConnectAsync(server.Host, server.Port);
        return caller;
    }

    /// <summary>A POST whose Idempotency-Key is still open; <see cref="Post"/> fills it in.</summary>
    public static PreparedPost Prepare(Uri server, string path, string key, string json)
    {
        var before = $"POST {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\nIdempotency-Key: ");
        return new(Encoding.UTF8.GetBytes(before + new string('0', KeyLength) + "\r\n\r\n" + json), Encoding.UTF8.GetByteCount(before));
    }

    /// <exception cref="InvalidOperationException">The answer was not 201.</exception>
    public async Task Post(PreparedPost post, Guid idempotencyKey)
    {
        Utf8Formatter.TryFormat(idempotencyKey, post.Bytes.AsSpan(post.KeyAt), out _);
        await _socket.SendAsync(post.Bytes);
        var filled = 0;
        int length;
        while ((length = AnswerLength(_answer.AsSpan(0, filled))) > filled || length == 0)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(filled));
            filled += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
        }
        if (!_answer.AsSpan(0, filled).StartsWith("HTTP/1.1 201 "u8))
            throw new InvalidOperationException(Encoding.UTF8.GetString(_answer, 0, filled));
    }

    public void Dispose() => _socket.Dispose();

    /// <returns>Bytes of headers and body together; 0 while the headers are not there yet.</returns>
    static int AnswerLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return 0;
        var body = end + 4;
        var header = answer.IndexOf("Content-Length: "u8);
        if (header >= 0 && header < end)
            return Utf8Parser.TryParse(answer[(header + 16)..], out int length, out _) ? body + length : 0;
        // Chunked: the last chunk is empty.
        return answer[body..].IndexOf("0\r\n\r\n"u8) is var last and >= 0 ? body + last + 5 : int.MaxValue;
    }
}

/// <param name="Bytes">The whole request.</param>
/// <param name="KeyAt">Where its Idempotency-Key begins.</param>
internal sealed record PreparedPost(byte[] Bytes, int KeyAt);
