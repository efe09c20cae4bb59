using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Madoguchi.TestKit.Programs;

/// <summary>
/// A city hall of its own: a server process over a fresh database with the Kokubunji seed and the demo's keys, on a
/// Wednesday morning. It can be killed and started again on the same data.
/// </summary>
public sealed class CityHall : IAsyncDisposable
{
    public const string Morning = "2026-04-01T09:00+09:00";

    /// <summary>What a seeded database depends on.</summary>
    static readonly string[] Seeding = ["MADOGUCHI__DATABASE", "MADOGUCHI__CLOCK", "MADOGUCHI__KEYS"];

    /// <summary>Halls are alike when they open: the seed is made once for all of a test run, and copied.</summary>
    static readonly Lazy<Task<DirectoryInfo>> Seeded = new(async () =>
    {
        var model = new CityHall(null);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => model._directory.Delete(recursive: true);
        await model.Command("seed", "--demo", "--demo-keys");
        return model._directory;
    });

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("madoguchi-");
    readonly Dictionary<string, string?> _settings;
    readonly Place? _place;
    ProgramLog? _log;
    RunningProgram? _program;
    bool _borrowed;

    CityHall(IReadOnlyDictionary<string, string?>? settings, Place? place = null)
    {
        _place = place;
        Url = place?.Url ?? new($"http://127.0.0.1:{FreePorts.Next()}");
        _settings = new()
        {
            ["MADOGUCHI__DATABASE"] = "sqlite:" + Path.Combine(_directory.FullName, "madoguchi.db"),
            ["MADOGUCHI__CLOCK"] = Morning,
            ["MADOGUCHI__PUBLICPERSECOND"] = "100000",
            ["MADOGUCHI__VOICE__CLIPS"] = Path.Combine(_directory.FullName, "voice"),
            ["ASPNETCORE_URLS"] = place?.Listen ?? Url.ToString().TrimEnd('/'),
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
            _settings[name] = value;
    }

    /// <summary>Another start on the data of a hall that was killed, with settings of its own; the data stays that hall's.</summary>
    public static async Task<CityHall> On(string dataDirectory, IReadOnlyDictionary<string, string?> settings)
    {
        var hall = new CityHall(settings) { _borrowed = true };
        hall._directory.Delete();
        hall._settings["MADOGUCHI__DATABASE"] = "sqlite:" + Path.Combine(dataDirectory, "madoguchi.db");
        hall._settings["ASPNETCORE_URLS"] = hall.Url.ToString().TrimEnd('/');
        await hall.Start();
        return hall;
    }

    public Uri Url { get; }

    public string DataDirectory => _directory.FullName;

    public IReadOnlyDictionary<string, string?> Settings => _settings;

    /// <summary>Its clock at the next start.</summary>
    public string Clock { set => _settings["MADOGUCHI__CLOCK"] = value; }

    public RunningProgram Program => _program ?? throw new InvalidOperationException("The server is not running.");

    /// <param name="settings">Settings on top of the usual ones.</param>
    /// <param name="seed">Folder with master data; null: Kokubunji.</param>
    /// <param name="place">Where it stands; null: on this machine's loopback.</param>
    /// <param name="log">Keeps every line of all its starts.</param>
    public static async Task<CityHall> Open(IReadOnlyDictionary<string, string?>? settings = null, string? seed = null, Place? place = null, ProgramLog? log = null)
    {
        var hall = new CityHall(settings, place) { _log = log };
        if (settings is not null && Seeding.Any(settings.ContainsKey))
            await hall.Command("seed", "--demo", "--demo-keys");
        else
            CopyOf(await Seeded.Value, hall._directory);
        if (seed is not null)
            await hall.Command("seed", seed);
        await hall.Start();
        return hall;
    }

    /// <summary>A copy of the Kokubunji master data with number bands up to <paramref name="last"/>.</summary>
    public static string WideBands(int last) => SeedWith(sites =>
    {
        foreach (var category in sites["categories"]!.AsArray())
        {
            var numbers = category!["numbers"]!;
            numbers["to"] = last;
            numbers["offlineFrom"] = last + 1;
            numbers["offlineTo"] = last + 200;
        }
    });

    /// <summary>A copy of the Kokubunji master data where one person a day can book certificates at the city hall.</summary>
    public static string OneSeatADay(TimeOnly start) => SeedWith(sites =>
    {
        var site = sites["sites"]!.AsArray().Single(site => site!["code"]!.GetValue<string>() is "honchosha")!;
        site["booking"] = new JsonArray(new JsonObject { ["group"] = "A", ["seats"] = 1, ["starts"] = new JsonArray($"{start:HH:mm}") });
    });

    /// <summary>A copy of the Kokubunji master data with this change to its sites.</summary>
    public static string SeedWith(Action<JsonNode> change)
    {
        var from = Path.Combine(BuiltProgram.RepositoryRoot, "server", "Madoguchi.Server", "Seed");
        var to = Directory.CreateTempSubdirectory("madoguchi-seed-").FullName;
        foreach (var file in Directory.GetFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        var sites = JsonNode.Parse(File.ReadAllText(Path.Combine(to, "sites.json")))!;
        change(sites);
        File.WriteAllText(Path.Combine(to, "sites.json"), sites.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return to;
    }

    /// <summary>Runs one of the server's commands on this hall's data and gives what it printed.</summary>
    public Task<string> Command(params string[] arguments) => RunningProgram.Run(BuiltProgram.Server, arguments, _settings);

    public async Task Start()
    {
        _program = RunningProgram.Start(BuiltProgram.Server, [], _settings, inside: _place?.Zone, log: _log);
        using var client = Client(null);
        await Eventually.Is(async () =>
        {
            if (_program.HasExited)
                throw new InvalidOperationException("The server ended at start:\n" + _program.Output);
            using var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return ready.IsSuccessStatusCode;
        }, "the server is ready");
    }

    public Task KillHard() => Program.KillHard();

    /// <param name="key">One of the demo's keys; null: nobody.</param>
    public HttpClient Client(string? key)
    {
        var handler = NetworkZone.HandlerIn(_place?.Asking);
        handler.MaxConnectionsPerServer = 512;
        var client = new HttpClient(handler) { BaseAddress = Url, Timeout = Eventually.Patience };
        if (key is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A POST with an idempotency key of its own, or with the given one.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient client, string path, object? body = null, Guid? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", (key ?? Guid.NewGuid()).ToString());
        return client.SendAsync(request);
    }

    static void CopyOf(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var folder in from.EnumerateDirectories())
        {
            var copy = to.CreateSubdirectory(folder.Name);
            if (!OperatingSystem.IsWindows())
                copy.UnixFileMode = folder.UnixFileMode;
            CopyOf(folder, copy);
        }
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
            await _program.DisposeAsync();
        if (!_borrowed)
            _directory.Delete(recursive: true);
    }
}
