using System.Runtime.CompilerServices;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Runs a scene forward by the calling rule of <see cref="Calling.CallingOrder"/>, once for each throw of the dice. Nothing is
/// allocated while it runs; what it agrees with the decider on is tested leg by leg.
/// </summary>
internal sealed partial class Rollout
{
    /// <summary>A forecast is wanted right after a start, too, when a loop that is called rarely is not yet worth anything to the compiler.</summary>
    const MethodImplOptions Optimized = MethodImplOptions.AggressiveOptimization;

    /// <summary>How long a counter calls for somebody who does not come, in minutes.</summary>
    const double NotComingMinutes = 2.5;

    // Each line is a ring of the legs nobody has called: a called one is taken out, so that nobody looks at it again.
    readonly int[] _nextAtFirst, _beforeAtFirst, _next, _before;
    readonly int[] _openLegsAtFirst, _openLegs, _atDesk;
    readonly byte[] _openBefore;
    readonly bool[] _away;
    readonly double[] _freeSince, _freeAt;
    readonly Scene _scene;

    public Rollout(Scene scene)
    {
        var lines = scene.LineStart.Length - 1;
        (_scene, _freeAt, _atDesk) = (scene, new double[scene.DeskLeg.Length], new int[scene.DeskLeg.Length]);
        (_openBefore, _away, _freeSince) = (new byte[scene.Legs], new bool[scene.Tickets], new double[scene.Tickets]);
        (_openLegsAtFirst, _openLegs, FirstCall) = (new int[scene.Tickets], new int[scene.Tickets], new double[scene.Tickets]);
        (_nextAtFirst, _beforeAtFirst) = (new int[scene.Legs + lines], new int[scene.Legs + lines]);
        (_next, _before) = (new int[scene.Legs + lines], new int[scene.Legs + lines]);
        for (var line = 0; line < lines; line++)
        {
            // A line's own place in its ring stands behind all legs.
            var last = scene.Legs + line;
            for (var leg = scene.LineStart[line]; leg < scene.LineStart[line + 1]; leg++)
            {
                if (scene.OpenBefore[leg] == Scene.AtCounter)
                    continue;
                _openLegsAtFirst[scene.Ticket[leg]]++;
                (_nextAtFirst[last], _beforeAtFirst[leg]) = (leg, last);
                last = leg;
            }
            (_nextAtFirst[last], _beforeAtFirst[scene.Legs + line]) = (scene.Legs + line, last);
        }
    }

    /// <summary>First call of each ticket in minutes from now; <see cref="double.PositiveInfinity"/>: not within the horizon.</summary>
    public double[] FirstCall { get; }

    [MethodImpl(Optimized)]
    public void Run(ref Dice dice, double horizon)
    {
        Begin(ref dice);
        var visit = 0;
        var clock = 0.0;
        var everybody = true;
        var next = -1;
        while (true)
        {
            for (var desk = everybody ? 0 : next; desk < (everybody ? _freeAt.Length : next + 1); desk++)
                if (double.IsPositiveInfinity(_freeAt[desk]))
                    CallFor(desk, clock, ref dice);
            next = NextFree();
            if (visit < _scene.Expected.Length && (next < 0 || _scene.Expected[visit].At <= _freeAt[next]))
            {
                clock = Math.Max(clock, _scene.Expected[visit].At);
                _away[_scene.Expected[visit++].Ticket] = false;
                everybody = true;
            }
            else if (next < 0 || _freeAt[next] > horizon)
            {
                return;
            }
            else
            {
                clock = _freeAt[next];
                everybody = Finish(next, ref dice);
            }
        }
    }

    [MethodImpl(Optimized)]
    void Begin(ref Dice dice)
    {
        _scene.OpenBefore.CopyTo(_openBefore, 0);
        _scene.Away.CopyTo(_away, 0);
        _nextAtFirst.CopyTo(_next, 0);
        _beforeAtFirst.CopyTo(_before, 0);
        _openLegsAtFirst.CopyTo(_openLegs, 0);
        Array.Fill(_freeSince, double.NegativeInfinity);
        Array.Fill(FirstCall, double.PositiveInfinity);
        for (var desk = 0; desk < _freeAt.Length; desk++)
        {
            var leg = _atDesk[desk] = _scene.DeskLeg[desk];
            _freeAt[desk] = leg < 0 ? double.PositiveInfinity : Remaining(leg, _scene.DeskElapsed[desk], ref dice);
        }
    }

    /// <summary>What is left of a service that has lasted so long already.</summary>
    double Remaining(int leg, double elapsed, ref Dice dice)
    {
        var (times, mean) = (_scene.Times[leg], _scene.Minutes[leg]);
        var longer = Array.BinarySearch(times, elapsed / mean);
        longer = longer < 0 ? ~longer : longer;
        return longer < times.Length
            ? (mean * times[longer + dice.Below(times.Length - longer)]) - elapsed
            : dice.Exponential(mean / 4);
    }

    /// <returns>-1 when no counter serves anybody.</returns>
    [MethodImpl(Optimized)]
    int NextFree()
    {
        var (first, at) = (-1, double.PositiveInfinity);
        for (var desk = 0; desk < _freeAt.Length; desk++)
            if (_freeAt[desk] < at)
                (first, at) = (desk, _freeAt[desk]);
        return first;
    }

    /// <returns>Whether somebody can be called now who could not before: then every free counter looks up.</returns>
    [MethodImpl(Optimized)]
    bool Finish(int desk, ref Dice dice)
    {
        var (leg, clock) = (_atDesk[desk], _freeAt[desk]);
        _freeAt[desk] = double.PositiveInfinity;
        if (leg < 0)
            return false;
        var ticket = _scene.Ticket[leg];
        if (_scene.Blocks[leg] is { } blocked)
            foreach (var next in blocked)
                _openBefore[next]--;
        if (NextAtSeat(ticket) is var seated and >= 0)
        {
            // The officer comes; nobody can be called who could not before.
            Take(seated, ticket, clock);
            Serve(desk, seated, clock, dice.Next());
            return false;
        }
        _freeSince[ticket] = clock;
        _away[ticket] = false;
        return _openLegs[ticket] > 0;
    }

    int NextAtSeat(int ticket)
    {
        if (_scene.DoneAtSeat[ticket] is { } seated)
            foreach (var leg in seated)
                if (_openBefore[leg] == 0 && _next[_before[leg]] == leg)
                    return leg;
        return -1;
    }

    void Take(int leg, int ticket, double clock)
    {
        (_next[_before[leg]], _before[_next[leg]]) = (_next[leg], _before[leg]);
        _openLegs[ticket]--;
        if (double.IsPositiveInfinity(FirstCall[ticket]))
            FirstCall[ticket] = clock;
    }

    void Serve(int desk, int leg, double clock, ulong bits)
    {
        _atDesk[desk] = leg;
        _freeAt[desk] = clock + (_scene.Minutes[leg] * _scene.Times[leg][bits >> GammaTable.Shift]);
    }

    [MethodImpl(Optimized)]
    void CallFor(int desk, double clock, ref Dice dice)
    {
        while (MostUrgent(desk, clock) is var leg and >= 0)
        {
            var ticket = _scene.Ticket[leg];
            Take(leg, ticket, clock);
            // A newcomer only looks how long it takes; the counter goes on at once.
            if (ticket >= _scene.FirstNewcomer)
                continue;
            _away[ticket] = true;
            var bits = dice.Next();
            if ((bits & 0xFFFF) >= _scene.NotComing * 0x10000)
                Serve(desk, leg, clock, bits);
            else // Whoever does not come stays away.
                (_atDesk[desk], _freeAt[desk]) = (-1, clock + NotComingMinutes);
            return;
        }
    }
}
