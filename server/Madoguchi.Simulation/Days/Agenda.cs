namespace Madoguchi.Simulation.Days;

/// <summary>What happens next, in order of time; of what happens at once, what was planned first.</summary>
internal sealed class Agenda
{
    readonly PriorityQueue<Action<DateTimeOffset>, (DateTimeOffset At, int Order)> _planned = new();
    int _order;

    public void At(DateTimeOffset at, Action<DateTimeOffset> happens) => _planned.Enqueue(happens, (at, _order++));

    public void Run()
    {
        while (_planned.TryDequeue(out var happens, out var when))
            happens(when.At);
    }
}
