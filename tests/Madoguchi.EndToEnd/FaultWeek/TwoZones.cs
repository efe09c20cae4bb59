using System.Globalization;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>reservation-web, the server, the line between them, the residents' own and the mail relay: all real, and each can break.</summary>
internal sealed partial class TwoZones : IAsyncDisposable
{
    const int Speed = 10;

    /// <summary>Each side forgets at its own full hour; here nothing is forgotten before the end.</summary>
    const string Keep = "365";

    static readonly TimeOnly Opening = new(10, 30);

    readonly long _opened = TimeProvider.System.GetTimestamp();
    OutsideWorld _outside = null!;
    CityHall _hall = null!;
    Line _line = null!, _street = null!;
    DateTimeOffset _shown, _really;

    public Presses Presses { get; } = new();

    public MailServer Relay { get; } = new();

    /// <summary>Where residents find reservation-web: over a line of their own.</summary>
    public Uri Outside => _street.Url;

    public Uri Hall => _hall.Url;

    public BothSides Sides => new(Path.Combine(_outside.DataDirectory, "reservation.db"), Path.Combine(_hall.DataDirectory, "madoguchi.db"));

    public int Nights { get; private set; }

    /// <summary>Since it opened.</summary>
    public TimeSpan Lasted => TimeProvider.System.GetElapsedTime(_opened);

    /// <summary>What the programs' clocks show.</summary>
    public DateTimeOffset Now => _shown + ((TimeProvider.System.GetUtcNow() - _really) * Speed);

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
        Nights++;
        Mended();
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
}
