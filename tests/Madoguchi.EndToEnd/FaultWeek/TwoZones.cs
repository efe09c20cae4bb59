using System.Collections.Concurrent;
using System.Globalization;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.FaultWeek;

internal enum Fault { OutsideKilled, HallKilled, LineCut, LineLosesAnswers, ResidentsLoseAnswers, MailHangsUp, MailGone, MailBusy }

/// <summary>reservation-web, the server, the line between them, the residents' own and the mail relay: all real, and each can break.</summary>
internal sealed class TwoZones : IAsyncDisposable
{
    const int Speed = 10;

    /// <summary>Each side forgets at its own full hour; here nothing is forgotten before the end.</summary>
    const string Keep = "365";

    static readonly TimeOnly Opening = new(10, 30);

    readonly ConcurrentDictionary<Fault, int> _faults = new();
    readonly SemaphoreSlim _outsideAlone = new(1), _hallAlone = new(1), _lineAlone = new(1), _streetAlone = new(1), _mailAlone = new(1);
    readonly Lock _whole = new();
    OutsideWorld _outside = null!;
    CityHall _hall = null!;
    Line _line = null!, _street = null!;
    DateTimeOffset _shown, _really;
    int _broken;
    long _wholeSince;

    public Presses Presses { get; } = new();

    public MailServer Relay { get; } = new();

    /// <summary>Where residents find reservation-web: over a line of their own.</summary>
    public Uri Outside => _street.Url;

    public Uri Hall => _hall.Url;

    public BothSides Sides => new(Path.Combine(_outside.DataDirectory, "reservation.db"), Path.Combine(_hall.DataDirectory, "madoguchi.db"));

    public IReadOnlyDictionary<Fault, int> Faults => _faults;

    /// <summary>What the programs' clocks show.</summary>
    public DateTimeOffset Now => _shown + ((TimeProvider.System.GetUtcNow() - _really) * Speed);

    /// <summary>Time stamp since when nothing lies between the two sides; null while something does.</summary>
    public long? WholeSince
    {
        get
        {
            lock (_whole)
                return _broken > 0 ? null : _wholeSince;
        }
    }

    public static async Task<TwoZones> Open(DateOnly day)
    {
        var zones = new TwoZones { _broken = 1 };
        var clock = zones.Set(day);
        zones._outside = await OutsideWorld.Open(
            new Dictionary<string, string?>
            {
                ["MADOGUCHI__MAIL__SMTP"] = $"smtp:127.0.0.1:{zones.Relay.Port}",
                ["MADOGUCHI__MAIL__FROM"] = "国分寺市 <yoyaku@city.example.jp>",
                ["MADOGUCHI__PUBLICURL"] = Letters.Site,
                ["MADOGUCHI__KEEPCANCELLEDDAYS"] = Keep,
                // The whole city books from this machine.
                ["MADOGUCHI__BOOKING__PERCLIENT"] = "0",
            },
            clock);
        (zones._line, zones._street) = (new(zones._outside.Url), new(zones._outside.Url));
        zones._hall = await CityHall.Open(new Dictionary<string, string?>(zones._outside.ForTheServer)
        {
            ["MADOGUCHI__RESERVATIONWEB__URL"] = zones._line.Url.ToString(),
            ["MADOGUCHI__CLOCK"] = clock,
            ["MADOGUCHI__KEEPCANCELLEDDAYS"] = Keep,
        });
        zones.Mended();
        return zones;
    }

    /// <summary>The power goes in both places, and comes back on another day.</summary>
    public async Task Night(DateOnly next)
    {
        Broken();
        await Task.WhenAll(_outside.Program.KillHard(), _hall.KillHard());
        _outside.Clock = _hall.Clock = Set(next);
        await Task.WhenAll(_outside.Start(), _hall.Start());
        Mended();
    }

    public Task Break(Fault what, TimeSpan lasts)
    {
        _faults.AddOrUpdate(what, 1, (_, count) => count + 1);
        return what switch
        {
            Fault.OutsideKilled => Between(_outsideAlone, lasts, () => _outside.Program.KillHard(), () => _outside.Start()),
            Fault.HallKilled => Between(_hallAlone, lasts, () => _hall.KillHard(), () => _hall.Start()),
            Fault.LineCut => Between(_lineAlone, lasts, () => Do(_line.Cut), () => Do(_line.Mend)),
            // Bytes do not vanish from a line that stands: it breaks before it is whole again.
            Fault.LineLosesAnswers => Between(_lineAlone, lasts, () => Do(_line.LoseAnswers), () => Do(_line.Cut, _line.Mend)),
            Fault.ResidentsLoseAnswers => Alone(_streetAlone, lasts, () => Do(_street.LoseAnswers), () => Do(_street.Cut, _street.Mend)),
            Fault.MailGone => Alone(_mailAlone, lasts, Relay.Stop, () => Do(Relay.Start)),
            _ => Alone(_mailAlone, lasts, () => Do(() => Relay.Fault = what is Fault.MailBusy ? MailFault.Busy : MailFault.HangUpAfterTaking), () => Do(() => Relay.Fault = MailFault.None)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _hall.DisposeAsync();
        await _line.DisposeAsync();
        await _street.DisposeAsync();
        await _outside.DisposeAsync();
        await Relay.DisposeAsync();
        foreach (var alone in new[] { _outsideAlone, _hallAlone, _lineAlone, _streetAlone, _mailAlone })
            alone.Dispose();
    }

    string Set(DateOnly day)
    {
        (_shown, _really) = (new(day.ToDateTime(Opening), TimeSpan.FromHours(9)), TimeProvider.System.GetUtcNow());
        return string.Create(CultureInfo.InvariantCulture, $"{_shown:yyyy-MM-ddTHH:mm:sszzz}@{_really:yyyy-MM-ddTHH:mm:ss.fffZ}*{Speed}");
    }

    async Task Between(SemaphoreSlim alone, TimeSpan lasts, Func<Task> breaks, Func<Task> mends)
    {
        // From when it waits for its turn: a little too early is no measure of anything.
        Broken();
        await Alone(alone, lasts, breaks, mends);
        Mended();
    }

    static async Task Alone(SemaphoreSlim alone, TimeSpan lasts, Func<Task> breaks, Func<Task> mends)
    {
        await alone.WaitAsync();
        await breaks();
        await Task.Delay(lasts, TimeProvider.System);
        await mends();
        alone.Release();
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
