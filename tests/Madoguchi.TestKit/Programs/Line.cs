using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Madoguchi.TestKit.Programs;

/// <summary>A network cable between two programs: it can be pulled, and it can lose what comes back.</summary>
public sealed class Line : IAsyncDisposable
{
    enum State { Whole, LosingAnswers, Cut }

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    readonly Uri _to;
    readonly Task _accepting;
    volatile State _state;
    volatile int _lost;

    public Line(Uri to)
    {
        _to = to;
        _listener.Start();
        _accepting = Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Answers lost so far.</summary>
    public int Lost => _lost;

    public void Mend() => _state = State.Whole;

    /// <summary>What is said arrives; what is answered does not.</summary>
    public void LoseAnswers() => _state = State.LosingAnswers;

    /// <summary>Whatever was connected breaks, and nothing gets through any more.</summary>
    public void Cut()
    {
        _state = State.Cut;
        Break();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        Break();
        await _accepting;
    }

    async Task Accept()
    {
        while (true)
        {
            TcpClient near;
            try
            {
                near = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Carry(near);
        }
    }

    async Task Carry(TcpClient near)
    {
        using var far = new TcpClient();
        using (near)
        {
            if (_state is State.Cut)
                return;
            _open[near] = _open[far] = 0;
            try
            {
                await far.ConnectAsync(_to.Host, _to.Port);
                await Task.WhenAny(Copy(near, far, () => false), Copy(far, near, Loses));
            }
            catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException)
            {
                // One end is gone, so the other one goes as well.
            }
            _open.TryRemove(near, out _);
            _open.TryRemove(far, out _);
        }
    }

    bool Loses()
    {
        if (_state is not State.LosingAnswers)
            return false;
        Interlocked.Increment(ref _lost);
        return true;
    }

    static async Task Copy(TcpClient from, TcpClient to, Func<bool> loses)
    {
        var buffer = new byte[8192];
        try
        {
            while (await from.GetStream().ReadAsync(buffer) is var read and > 0)
                if (!loses())
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read));
        }
        catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end is gone.
        }
    }

    void Break()
    {
        foreach (var one in _open.Keys)
            one.Dispose();
    }
}
