namespace Madoguchi.TestKit.Programs;

/// <summary>reservation-web as a process of its own on its own data; it can be killed and started again.</summary>
public sealed class OutsideWorld : IAsyncDisposable
{
    public const string LinkKey = "link-key-of-a-test";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("madoguchi-outside-");
    readonly Place? _place;
    IReadOnlyDictionary<string, string?> _settings = new Dictionary<string, string?>();
    ProgramLog? _log;
    RunningProgram? _program;

    OutsideWorld(Place? place) => (_place, Url) = (place, place?.Url ?? new($"http://127.0.0.1:{FreePorts.Next()}"));

    public Uri Url { get; }

    public RunningProgram Program => _program ?? throw new InvalidOperationException("reservation-web is not running.");

    /// <summary>Settings of a city hall that dials this one.</summary>
    public IReadOnlyDictionary<string, string?> ForTheServer => new Dictionary<string, string?>
    {
        ["MADOGUCHI__RESERVATIONWEB__URL"] = Url.ToString(),
        ["MADOGUCHI__RESERVATIONWEB__KEY"] = LinkKey,
    };

    public string DataDirectory => _directory.FullName;

    /// <summary>Its clock at the next start.</summary>
    public string Clock { get; set; } = CityHall.Morning;

    /// <param name="settings">Settings on top of the usual ones.</param>
    /// <param name="place">Where it stands; null: on this machine's loopback.</param>
    /// <param name="log">Keeps every line of all its starts.</param>
    public static async Task<OutsideWorld> Open(IReadOnlyDictionary<string, string?>? settings = null, string clock = CityHall.Morning, Place? place = null, ProgramLog? log = null)
    {
        var outside = new OutsideWorld(place) { Clock = clock, _log = log };
        outside._settings = settings ?? outside._settings;
        await outside.Start();
        return outside;
    }

    public async Task Start()
    {
        _program = RunningProgram.Start(BuiltProgram.Reservation, [], new Dictionary<string, string?>(_settings)
        {
            ["MADOGUCHI__DATABASE"] = _settings.GetValueOrDefault("MADOGUCHI__DATABASE") ?? "sqlite:" + Path.Combine(_directory.FullName, "reservation.db"),
            ["MADOGUCHI__LINK__KEY"] = LinkKey,
            ["MADOGUCHI__CLOCK"] = Clock,
            ["ASPNETCORE_URLS"] = _place?.Listen ?? Url.ToString().TrimEnd('/'),
        }, inside: _place?.Zone, log: _log);
        using var client = new HttpClient(NetworkZone.HandlerIn(_place?.Asking)) { BaseAddress = Url };
        await Eventually.Is(async () =>
        {
            if (_program.HasExited)
                throw new InvalidOperationException("reservation-web ended at start:\n" + _program.Output);
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return ready.IsSuccessStatusCode;
        }, "reservation-web is ready", TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
