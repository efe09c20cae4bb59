namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Runs a scene forward by the calling rule of <see cref="Calling.CallingOrder"/>, once for each throw of the dice. Nothing is
/// allocated while it runs; what it agrees with the decider on is tested leg by leg.
/// </summary>
internal sealed class Rollout(Scene scene)
{
    /// <summary>How long a counter calls for somebody who does not come, in minutes.</summary>
    const double NotComingMinutes = 2.5;

    readonly byte[] _openBefore = new byte[scene.Legs];
    readonly bool[] _called = new bool[scene.Legs];
    readonly bool[] _away = new bool[scene.Tickets];
    readonly double[] _freeSince = new double[scene.Tickets];
    readonly int[] _head = new int[scene.LineStart.Length - 1];
    readonly double[] _freeAt = new double[scene.DeskLeg.Length];
    readonly int[] _atDesk = new int[scene.DeskLeg.Length];

    /// <summary>First call of each ticket in minutes from now; <see cref="double.PositiveInfinity"/>: not within the horizon.</summary>
    public double[] FirstCall { get; } = new double[scene.Tickets];

    public void Run(ref Dice dice, double horizon)
    {
        Begin(ref dice);
        var visit = 0;
        var clock = 0.0;
        while (true)
        {
            for (var desk = 0; desk < _freeAt.Length; desk++)
                if (double.IsPositiveInfinity(_freeAt[desk]))
                    CallFor(desk, clock, ref dice);
            var next = NextFree();
            if (visit < scene.Expected.Length && (next < 0 || scene.Expected[visit].At <= _freeAt[next]))
            {
                clock = Math.Max(clock, scene.Expected[visit].At);
                _away[scene.Expected[visit++].Ticket] = false;
            }
            else if (next < 0 || _freeAt[next] > horizon)
            {
                return;
            }
            else
            {
                clock = _freeAt[next];
                Finish(next);
            }
        }
    }

    void Begin(ref Dice dice)
    {
        scene.OpenBefore.CopyTo(_openBefore, 0);
        scene.Away.CopyTo(_away, 0);
        scene.LineStart.AsSpan(0, _head.Length).CopyTo(_head);
        Array.Clear(_called);
        Array.Fill(_freeSince, double.NegativeInfinity);
        Array.Fill(FirstCall, double.PositiveInfinity);
        for (var desk = 0; desk < _freeAt.Length; desk++)
        {
            var leg = _atDesk[desk] = scene.DeskLeg[desk];
            _freeAt[desk] = leg < 0 ? double.PositiveInfinity : Remaining(leg, scene.DeskElapsed[desk], ref dice);
        }
    }

    /// <summary>What is left of a service that has lasted so long already.</summary>
    double Remaining(int leg, double elapsed, ref Dice dice)
    {
        var (times, mean) = (scene.Times[leg], scene.Minutes[leg]);
        var longer = Array.BinarySearch(times, elapsed / mean);
        longer = longer < 0 ? ~longer : longer;
        return longer < times.Length
            ? (mean * times[longer + dice.Below(times.Length - longer)]) - elapsed
            : dice.Exponential(mean / 4);
    }

    /// <returns>-1 when no counter serves anybody.</returns>
    int NextFree()
    {
        var (first, at) = (-1, double.PositiveInfinity);
        for (var desk = 0; desk < _freeAt.Length; desk++)
            if (_freeAt[desk] < at)
                (first, at) = (desk, _freeAt[desk]);
        return first;
    }

    void Finish(int desk)
    {
        var (leg, clock) = (_atDesk[desk], _freeAt[desk]);
        _freeAt[desk] = double.PositiveInfinity;
        if (leg < 0)
            return;
        _freeSince[scene.Ticket[leg]] = clock;
        _away[scene.Ticket[leg]] = false;
        if (scene.Blocks[leg] is { } blocked)
            foreach (var next in blocked)
                _openBefore[next]--;
    }

    void CallFor(int desk, double clock, ref Dice dice)
    {
        while (MostUrgent(desk, clock) is var leg and >= 0)
        {
            var ticket = scene.Ticket[leg];
            _called[leg] = true;
            if (double.IsPositiveInfinity(FirstCall[ticket]))
                FirstCall[ticket] = clock;
            // A newcomer only looks how long it takes; the counter goes on at once.
            if (ticket >= scene.FirstNewcomer)
                continue;
            _away[ticket] = true;
            var bits = dice.Next();
            var comes = (bits & 0xFFFF) >= scene.NotComing * 0x10000;
            // Whoever does not come stays away.
            _atDesk[desk] = comes ? leg : -1;
            _freeAt[desk] = clock + (comes ? scene.Minutes[leg] * scene.Times[leg][bits >> GammaTable.Shift] : NotComingMinutes);
            return;
        }
    }

    int MostUrgent(int desk, double clock)
    {
        var (best, bestLine, bestUrgency) = (-1, -1, 0.0);
        foreach (var line in scene.DeskLines[desk])
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
    (int Leg, double Urgency) FirstOf(int line, double clock)
    {
        var leg = First(line);
        if (leg < 0)
            return (leg, 0);
        if (!scene.LineAtHead[line] && Overdue(line, clock) is { Leg: >= 0 } overdue)
            return (overdue.Leg, 1e6 + overdue.Waited);
        return (leg, (clock - scene.Since[leg]) * scene.LinePace[line]);
    }

    // Nobody waits at one go for longer than in all, so only the beginning of a line is looked at; on an ordinary day, none of it.
    (int Leg, double Waited) Overdue(int line, double clock)
    {
        var longest = (Leg: -1, Waited: scene.LongestWait);
        for (var leg = _head[line]; leg < scene.LineStart[line + 1] && clock - scene.Since[leg] >= longest.Waited; leg++)
        {
            var waited = clock - Math.Max(scene.WaitsFrom[leg], _freeSince[scene.Ticket[leg]]);
            if (waited >= longest.Waited && (longest.Leg < 0 || waited > longest.Waited) && CanBeCalled(leg))
                longest = (leg, waited);
        }
        return longest;
    }

    bool IsBefore(int leg, int line, double urgency, int other, int otherLine, double otherUrgency) =>
        scene.LineAtHead[line] != scene.LineAtHead[otherLine] ? scene.LineAtHead[line]
        : urgency != otherUrgency ? urgency > otherUrgency
        : scene.Rank[leg] < scene.Rank[other];

    /// <returns>The first of a line that can be called; -1: none.</returns>
    int First(int line)
    {
        var end = scene.LineStart[line + 1];
        var leg = _head[line];
        while (leg < end && _called[leg])
            leg++;
        _head[line] = leg;
        while (leg < end && !CanBeCalled(leg))
            leg++;
        return leg < end ? leg : -1;
    }

    bool CanBeCalled(int leg) => !_called[leg] && _openBefore[leg] == 0 && !_away[scene.Ticket[leg]];
}
