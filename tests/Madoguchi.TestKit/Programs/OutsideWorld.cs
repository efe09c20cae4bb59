namespace Madoguchi.TestKit.Programs;

/// <summary>reservation-web as a process of its own on its own data; it can be killed and started again.</summary>
public sealed class OutsideWorld : IAsyncDisposable
{
    public const string LinkKey = "link-key-of-a-test";

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("madoguchi-outside-");
    RunningProgram? _program;

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePorts.Next()}");

    public RunningProgram Program => _program ?? throw new InvalidOperationException("reservation-web is not running.");

    /// <summary>Settings of a city hall that dials this one.</summary>
    public IReadOnlyDictionary<string, string?> ForTheServer => new Dictionary<string, string?>
    {
        ["MADOGUCHI__RESERVATIONWEB__URL"] = Url.ToString(),
        ["MADOGUCHI__RESERVATIONWEB__KEY"] = LinkKey,
    };

    public static async Task<OutsideWorld> Open()
    {
        var outside = new OutsideWorld();
        await outside.Start();
        return outside;
    }

    public async Task Start()
    {
        _program = RunningProgram.Start(BuiltProgram.Reservation, [], new Dictionary<string, string?>
        {
            ["MADOGUCHI__DATABASE"] = "sqlite:" + Path.Combine(_directory.FullName, "reservation.db"),
            ["MADOGUCHI__LINK__KEY"] = LinkKey,
            ["MADOGUCHI__CLOCK"] = CityHall.Morning,
            ["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/'),
        });
        using var client = new HttpClient { BaseAddress = Url };
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
