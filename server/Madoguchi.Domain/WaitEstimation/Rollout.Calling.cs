using System.Runtime.CompilerServices;

namespace Madoguchi.Domain.WaitEstimation;

// Who is next, as Calling.CallingOrder says it, over the arrays of a scene.
internal sealed partial class Rollout
{
    [MethodImpl(Optimized)]
    int MostUrgent(int desk, double clock)
    {
        var (best, bestLine, bestUrgency) = (-1, -1, 0.0);
        foreach (var line in _scene.DeskLines[desk])
        {
            var (leg, urgency) = FirstOf(line, clock);
            if (leg < 0)
                continue;
            if (best >= 0 && !IsBefore(leg, line, urgency, best, bestLine, bestUrgency))
                continue;
            (best, bestLine, bestUrgency) = (leg, line, urgency);
        }
        return best;
    }

    /// <summary>Beyond the limit of a single wait any urgency is passed, and the longest wait counts.</summary>
    [MethodImpl(Optimized)]
    (int Leg, double Urgency) FirstOf(int line, double clock)
    {
        var leg = First(line);
        if (leg < 0)
            return (leg, 0);
        if (!_scene.LineAtHead[line] && Overdue(line, clock) is { Leg: >= 0 } overdue)
            return (overdue.Leg, 1e6 + overdue.Waited);
        return (leg, (clock - _scene.Since[leg]) * _scene.LinePace[line]);
    }

    // Nobody waits at one go for longer than in all, so only the beginning of a line is looked at; on an ordinary day, none of it.
    [MethodImpl(Optimized)]
    (int Leg, double Waited) Overdue(int line, double clock)
    {
        var longest = (Leg: -1, Waited: _scene.LongestWait);
        for (var leg = _next[_scene.Legs + line]; leg < _scene.Legs && clock - _scene.Since[leg] >= longest.Waited; leg = _next[leg])
        {
            var waited = clock - Math.Max(_scene.WaitsFrom[leg], _freeSince[_scene.Ticket[leg]]);
            if (waited >= longest.Waited && (longest.Leg < 0 || waited > longest.Waited) && CanBeCalled(leg))
                longest = (leg, waited);
        }
        return longest;
    }

    bool IsBefore(int leg, int line, double urgency, int other, int otherLine, double otherUrgency) =>
        _scene.LineAtHead[line] != _scene.LineAtHead[otherLine] ? _scene.LineAtHead[line]
        : urgency != otherUrgency ? urgency > otherUrgency
        : _scene.Rank[leg] < _scene.Rank[other];

    /// <returns>The first of a line that can be called; -1: none.</returns>
    [MethodImpl(Optimized)]
    int First(int line)
    {
        var leg = _next[_scene.Legs + line];
        while (leg < _scene.Legs && !CanBeCalled(leg))
            leg = _next[leg];
        return leg < _scene.Legs ? leg : -1;
    }

    bool CanBeCalled(int leg) => _openBefore[leg] == 0 && !_away[_scene.Ticket[leg]];
}
