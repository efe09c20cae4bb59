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
    int consumed;
    bool cleared;

    /// <summary>Raised when a state begins that an emulated fault had announced for later.</summary>
    public event Action? StateChanged;

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
                return IsDue ? setting.Fault : FaultKind.None;
        }
    }

    bool IsDue => setting.IsState && consumed >= (setting.AfterBytes ?? 0);

    public void Set(FaultSetting fault)
    {
        lock (gate)
            (setting, consumed) = (fault, 0);
        Wake();
        StateChanged?.Invoke();
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            foreach (var value in bytes)
                waiting.Enqueue(value);
        }
        Wake();
    }

    public void Clear()
    {
        lock (gate)
        {
            waiting.Clear();
            cleared = true;
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
            var (taken, begins, slow) = ((byte?)null, false, (int?)null);
            lock (gate)
            {
                wake = changed.Task;
                if (cleared)
                {
                    cleared = false;
                    throw new BufferClearedException();
                }
                if (waiting.Count > 0 && !(IsDue && setting.StopsPrinting))
                {
                    taken = waiting.Dequeue();
                    var wasDue = IsDue;
                    consumed++;
                    begins = IsDue && !wasDue;
                    slow = setting.Fault is FaultKind.Slow ? setting.AfterBytes ?? SlowBytesPerSecond : null;
                }
            }
            if (begins)
                StateChanged?.Invoke();
            if (slow is > 0 and var speed)
                await Task.Delay(TimeSpan.FromSeconds(1.0 / speed), time, cancellation);
            if (taken is { } value)
                return value;
            await wake.WaitAsync(cancellation);
        }
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
