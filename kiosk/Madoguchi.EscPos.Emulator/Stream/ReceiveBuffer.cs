using Madoguchi.EscPos.Emulator.Faults;

namespace Madoguchi.EscPos.Emulator.Stream;

/// <summary>
/// The bytes between the line and the print head. As in a real printer it outlives connections: what arrived while paper
/// was out is printed when there is paper again, unless it was cleared before.
/// </summary>
sealed class ReceiveBuffer(TimeProvider time)
{
    const int SlowBytesPerSecond = 200;

    readonly Lock gate = new();
    readonly Queue<byte> waiting = new();
    TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    FaultSetting setting = FaultSetting.None;
    int consumed, power;
    bool cleared, jammed;

    /// <summary>Raised when a state begins that an emulated fault had announced for later.</summary>
    public event Action? StateChanged;

    /// <summary>Raised when the printer goes off and on again.</summary>
    public event Action? PowerLost;

    public FaultSetting Setting
    {
        get
        {
            lock (gate)
                return setting;
        }
    }

    /// <summary>The state now: a fault announced for later is not one yet.</summary>
    public FaultKind State
    {
        get
        {
            lock (gate)
                return jammed ? FaultKind.CutterJam : IsDue ? setting.Fault : FaultKind.None;
        }
    }

    /// <summary>Counts the times it was switched on. Whoever was connected before the last time is heard no more.</summary>
    public int Power
    {
        get
        {
            lock (gate)
                return power;
        }
    }

    bool IsDue => setting.IsState && consumed >= (setting.AfterBytes ?? 0);

    bool StandsStill => jammed || (IsDue && setting.StopsPrinting);

    bool LosesPower => setting.Fault is FaultKind.PowerCycle && consumed >= (setting.AfterBytes ?? 0);

    public void Set(FaultSetting fault)
    {
        bool off;
        lock (gate)
        {
            (setting, consumed, jammed) = (fault, 0, false);
            off = LoseIfDue();
        }
        Wake();
        if (off)
            PowerLost?.Invoke();
        StateChanged?.Invoke();
    }

    /// <summary>Takes bytes of a line.</summary>
    /// <param name="bytes">In their order.</param>
    /// <param name="since">The <see cref="Power"/> at which that line was opened: what was on its way when the power went is lost.</param>
    public void Add(ReadOnlySpan<byte> bytes, int since)
    {
        lock (gate)
        {
            if (since != power)
                return;
            foreach (var value in bytes)
                waiting.Enqueue(value);
        }
        Wake();
    }

    /// <summary>Empties it.</summary>
    /// <param name="since">As of <see cref="Add"/>.</param>
    public void Clear(int since)
    {
        lock (gate)
        {
            if (since != power)
                return;
            Lose();
        }
        Wake();
    }

    /// <summary>The next byte for the print head; waits while there is none or the printer stands still.</summary>
    /// <exception cref="BufferClearedException">The buffer was emptied.</exception>
    public async ValueTask<byte> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            Task wake;
            var (taken, begins, off, slow) = ((byte?)null, false, false, (int?)null);
            lock (gate)
            {
                wake = changed.Task;
                ThrowIfCleared();
                if (waiting.Count > 0 && !StandsStill)
                {
                    taken = waiting.Dequeue();
                    var wasDue = IsDue;
                    consumed++;
                    begins = IsDue && !wasDue;
                    off = LoseIfDue();
                    slow = setting.Fault is FaultKind.Slow ? setting.AfterBytes ?? SlowBytesPerSecond : null;
                }
            }
            if (begins)
                StateChanged?.Invoke();
            if (off)
            {
                PowerLost?.Invoke();
                continue;
            }
            if (slow is > 0 and var speed)
                await Task.Delay(TimeSpan.FromSeconds(1.0 / speed), time, cancellation);
            if (taken is { } value)
                return value;
            await wake.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits for the cutter, which may jam.</summary>
    /// <exception cref="BufferClearedException">The buffer, and the cut with it, was emptied.</exception>
    public async ValueTask CutAsync(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (setting.Fault is not FaultKind.CutterJam)
                return;
            jammed = true;
        }
        StateChanged?.Invoke();
        while (true)
        {
            Task wake;
            lock (gate)
            {
                wake = changed.Task;
                ThrowIfCleared();
                if (!jammed)
                    return;
            }
            await wake.WaitAsync(cancellation);
        }
    }

    void ThrowIfCleared()
    {
        if (!cleared)
            return;
        cleared = false;
        throw new BufferClearedException();
    }

    bool LoseIfDue()
    {
        if (!LosesPower)
            return false;
        setting = FaultSetting.None;
        power++;
        Lose();
        return true;
    }

    void Lose()
    {
        waiting.Clear();
        cleared = true;
    }

    void Wake()
    {
        lock (gate)
        {
            changed.SetResult();
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
