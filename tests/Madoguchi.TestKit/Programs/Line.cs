using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Madoguchi.TestKit.Programs;

/// <summary>A network cable between two programs: it can be pulled, and it can lose what comes back, or what is said from some moment on.</summary>
public sealed class Line : IAsyncDisposable
{
    enum State { Whole, LosingAnswers, Cut }

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    readonly Uri _to;
    readonly Task _accepting;
    volatile State _state;
    volatile Func<bool>? _mute;
    volatile int _lost, _unheard;

    public Line(Uri to)
    {
        _to = to;
        _listener.Start();
        _accepting = Accept();
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Answers lost so far.</summary>
    public int Lost => _lost;

    /// <summary>What was said and did not arrive, so far.</summary>
    public int Unheard => _unheard;

    public void Mend() => (_mute, _state) = (null, State.Whole);

    /// <summary>What is said arrives; what is answered does not.</summary>
    public void LoseAnswers() => _state = State.LosingAnswers;

    /// <summary>What is said arrives as long as something has not happened, and not any more once it has; answers arrive.</summary>
    /// <param name="happened">Asked before anything that is said is carried: what is said because it happened never arrives.</param>
    public void LoseWhatIsSaidOnce(Func<bool> happened) => _mute = happened;

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
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Stopped while it listened, or between two callers.
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
                await Task.WhenAny(Copy(near, far, IsUnheard), Copy(far, near, Loses));
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

    bool IsUnheard()
    {
        if (_mute?.Invoke() is not true)
            return false;
        Interlocked.Increment(ref _unheard);
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
