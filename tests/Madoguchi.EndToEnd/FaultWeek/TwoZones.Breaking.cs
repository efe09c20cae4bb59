using System.Collections.Concurrent;
using Madoguchi.TestKit.Mails;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>How each part breaks, and is whole again.</summary>
internal sealed partial class TwoZones
{
    /// <summary>For a moment in which a program is to be hit; and what it takes to get from there to where it would go wrong.</summary>
    static readonly TimeSpan PatienceForMoment = TimeSpan.FromSeconds(20), OneStep = TimeSpan.FromMilliseconds(300), LooksEvery = TimeSpan.FromMilliseconds(5);

    readonly ConcurrentDictionary<Fault, int> _faults = new();
    readonly SemaphoreSlim _outsideAlone = new(1), _hallAlone = new(1), _lineAlone = new(1), _streetAlone = new(1), _mailAlone = new(1);
    readonly Lock _whole = new();
    int _broken;
    long _wholeSince;

    public IReadOnlyDictionary<Fault, int> Faults => _faults;

    /// <summary>Time stamp since when nothing lies between the two sides; null while something does.</summary>
    public long? WholeSince
    {
        get
        {
            lock (_whole)
                return _broken > 0 ? null : _wholeSince;
        }
    }

    /// <param name="what">What breaks.</param>
    /// <param name="lasts">How long it stays broken.</param>
    /// <param name="ready">Somebody may come now and do what is to be hit.</param>
    public Task Break(Fault what, TimeSpan lasts, Action ready)
    {
        _faults.AddOrUpdate(what, 1, (_, count) => count + 1);
        if (!IsAimed(what))
            ready();
        return what switch
        {
            Fault.OutsideKilled => Between(_outsideAlone, lasts, KillOutside, StartOutside),
            Fault.HallKilled => Between(_hallAlone, lasts, KillHall, StartHall),
            Fault.OutsideKilledAfterWriting => Between(_outsideAlone, lasts, () => AfterWriting(Sides.OutsideFile, Sides.OutsideMark, ready, KillOutside), StartOutside),
            Fault.HallKilledAfterWriting => Between(_hallAlone, lasts, () => OnAWholeLine(() => AfterWriting(Sides.InsideFile, Sides.InsideMark, ready, KillHall)), StartHall),
            Fault.OutsideKilledBeforeWriting => Between(_outsideAlone, lasts, () => BeforeWriting(Sides.OutsideFile, Presses.Next, ready, KillOutside), StartOutside),
            Fault.HallKilledBeforeWriting => Between(_hallAlone, lasts, () => OnAWholeLine(() => BeforeWriting(Sides.InsideFile, SomethingIsOutsideOnly, ready, KillHall)), StartHall),
            Fault.OutsideKilledMailing => Between(_outsideAlone, lasts, () => Mailing(ready), StartOutside),
            Fault.HallDiskFull => Between(_hallAlone, TimeSpan.Zero, () => OnAWholeLine(() => DiskFull(ready)), () => Do()),
            Fault.LineCut => Between(_lineAlone, lasts, () => Do(_line.Cut), () => Do(_line.Mend)),
            // Bytes do not vanish from a line that stands: it breaks before it is whole again.
            Fault.LineLosesAnswers => Between(_lineAlone, lasts, () => Do(_line.LoseAnswers), () => Do(_line.Cut, _line.Mend)),
            Fault.ResidentsLoseAnswers => Alone(_streetAlone, lasts, () => Do(_street.LoseAnswers), () => Do(_street.Cut, _street.Mend)),
            Fault.MailGone => Alone(_mailAlone, lasts, Relay.Stop, () => Do(Relay.Start)),
            _ => Alone(_mailAlone, lasts, () => Spoil(what is Fault.MailBusy ? MailFault.Busy : MailFault.HangUpAfterTaking, ready), () => Do(() => Relay.Fault = MailFault.None)),
        };
    }

    /// <summary>Whether it waits for somebody.</summary>
    static bool IsAimed(Fault what) => what is Fault.OutsideKilledAfterWriting or Fault.HallKilledAfterWriting or Fault.OutsideKilledBeforeWriting or Fault.HallKilledBeforeWriting
        or Fault.OutsideKilledMailing or Fault.HallDiskFull or Fault.MailBusy or Fault.MailHangsUp;

    Task KillOutside() => _outside.Program.KillHard();

    Task StartOutside() => _outside.Start();

    Task KillHall() => _hall.KillHard();

    Task StartHall() => _hall.Start();

    static async Task AfterWriting(string file, Func<string> mark, Action ready, Func<Task> kill)
    {
        var disk = new Disk(file);
        await disk.Slow();
        var before = mark();
        ready();
        await Until(() => mark() != before);
        await kill();
        await disk.Well();
    }

    static async Task BeforeWriting(string file, Func<Task> somethingIsToBeWritten, Action ready, Func<Task> kill)
    {
        using var pen = await Pen.Take(file);
        ready();
        await somethingIsToBeWritten();
        await Task.Delay(OneStep, TimeProvider.System);
        await kill();
    }

    async Task DiskFull(Action ready)
    {
        var (disk, before) = (new Disk(Sides.InsideFile), Refused());
        await disk.Full("Bookings");
        ready();
        await Until(() => Refused() > before);
        await disk.Well();

        int Refused() => _hall.Program.Output.Split(Disk.IsFull).Length;
    }

    Task SomethingIsOutsideOnly() => Until(() => Sides.Differences().Count > 0);

    /// <summary>The server is to be hit while it is told something: there must be somebody who can tell it.</summary>
    Task OnAWholeLine(Func<Task> breaks) =>
        Alone(_lineAlone, TimeSpan.Zero, () => Alone(_outsideAlone, TimeSpan.Zero, breaks, () => Do()), () => Do());

    Task Mailing(Action ready) => Alone(_mailAlone, TimeSpan.Zero, async () =>
    {
        await Spoil(MailFault.FallsSilent, ready);
        await KillOutside();
    }, () => Do(() => Relay.Fault = MailFault.None));

    async Task Spoil(MailFault how, Action ready)
    {
        var before = Relay.Spoilt;
        Relay.Fault = how;
        ready();
        await Until(() => Relay.Spoilt > before);
    }

    /// <summary>Or until it is clear that it does not come.</summary>
    static async Task Until(Func<bool> come)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !come() && TimeProvider.System.GetElapsedTime(began) < PatienceForMoment;)
            await Task.Delay(LooksEvery, TimeProvider.System);
    }

    Task Between(SemaphoreSlim alone, TimeSpan lasts, Func<Task> breaks, Func<Task> mends) => Alone(alone, lasts, () =>
    {
        Broken();
        return breaks();
    }, async () =>
    {
        await mends();
        Mended();
    });

    static async Task Alone(SemaphoreSlim alone, TimeSpan lasts, Func<Task> breaks, Func<Task> mends)
    {
        await alone.WaitAsync();
        try
        {
            await breaks();
            await Task.Delay(lasts, TimeProvider.System);
            await mends();
        }
        finally
        {
            alone.Release();
        }
    }

    static Task Do(params Action[] acts)
    {
        foreach (var act in acts)
            act();
        return Task.CompletedTask;
    }

    void Broken()
    {
        lock (_whole)
            _broken++;
    }

    void Mended()
    {
        lock (_whole)
            (_broken, _wholeSince) = (_broken - 1, TimeProvider.System.GetTimestamp());
    }
}
