using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Madoguchi.EndToEnd.Morning;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>A kiosk and its printer as programs of their own. The kiosk can lose its power and come back on the same journal.</summary>
internal sealed partial class KioskInTheLobby : IAsyncDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("madoguchi-kiosk-");
    readonly Dictionary<string, string?> _settings;
    readonly RunningProgram _emulator;
    readonly Uri _printer = new($"http://127.0.0.1:{FreePorts.Next()}");
    RunningProgram _kiosk = null!;

    KioskInTheLobby(Uri server, string clock, NetworkZone? lobby)
    {
        Lobby = lobby;
        var tcp = $"127.0.0.1:{FreePorts.Next()}";
        _emulator = RunningProgram.Start(BuiltProgram.Emulator, [], new Dictionary<string, string?>
        {
            ["MADOGUCHI__EMULATOR__TCP"] = tcp,
            ["ASPNETCORE_URLS"] = _printer.ToString().TrimEnd('/'),
        }, inside: lobby);
        _settings = new()
        {
            ["MADOGUCHI__KIOSK__SERVER"] = server.ToString(),
            ["MADOGUCHI__KIOSK__KEY"] = "demo-kiosk",
            ["MADOGUCHI__KIOSK__PRINTER"] = $"tcp:{tcp}",
            ["MADOGUCHI__KIOSK__DATA"] = _data.FullName,
            ["MADOGUCHI__KIOSK__STAFFPIN"] = "2468",
            ["MADOGUCHI__CLOCK"] = clock,
            ["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/'),
        };
    }

    public Uri Url { get; } = new($"http://127.0.0.1:{FreePorts.Next()}");

    /// <summary>The network it stands in; null: this machine's.</summary>
    public NetworkZone? Lobby { get; }

    public static async Task<KioskInTheLobby> Open(Uri server, string clock, NetworkZone? lobby = null)
    {
        var kiosk = new KioskInTheLobby(server, clock, lobby);
        await kiosk.Start();
        return kiosk;
    }

    public async Task Start()
    {
        _kiosk = RunningProgram.Start(BuiltProgram.Kiosk, [], _settings, inside: Lobby);
        using var client = Client(Url);
        await Eventually.Is(async () =>
        {
            if (_kiosk.HasExited)
                throw new InvalidOperationException("The kiosk ended at start:\n" + _kiosk.Output);
            using var ready = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
            return ready.IsSuccessStatusCode;
        }, "the kiosk is there");
    }

    /// <summary>A power cut: nothing is said goodbye to.</summary>
    public Task LosePower() => _kiosk.KillHard();

    public Task ShutDown() => _kiosk.Terminate(TimeSpan.FromSeconds(30));

    /// <summary>What the staff page says.</summary>
    public async Task<string> StaffPage()
    {
        using var staff = Client(Url);
        using var pin = new FormUrlEncodedContent([KeyValuePair.Create("pin", "2468")]);
        using var page = await staff.PostAsync(new Uri("/staff", UriKind.Relative), pin);
        return await page.Content.ReadAsStringAsync();
    }

    public Task StaffSee(Func<string, bool> what, string sentence) =>
        Eventually.Is(async () => what(await StaffPage()), sentence);

    /// <summary>Every paper that came out, oldest first.</summary>
    public async Task<Paper[]> Papers()
    {
        using var client = Client(_printer);
        var papers = await client.GetFromJsonAsync<Paper[]>(new Uri("/papers.json", UriKind.Relative));
        return [.. papers!.OrderBy(paper => paper.Id)];
    }

    /// <summary>What staff are told of the newest papers, newest first; without a number while the server was being asked.</summary>
    public async Task<(string Number, string State)[]> Journal() =>
        [.. Row().Matches(await StaffPage()).Select(row => (row.Groups[1].Value, row.Groups[2].Value))];

    /// <summary>再発行 by staff.</summary>
    public async Task Reprint(string number)
    {
        using var staff = Client(Url);
        using var pin = new FormUrlEncodedContent([KeyValuePair.Create("pin", "2468")]);
        using var page = await staff.PostAsync(new Uri("/staff", UriKind.Relative), pin);
        using var again = new FormUrlEncodedContent([KeyValuePair.Create("number", number)]);
        using var done = await staff.PostAsync(new Uri("/staff/reprint", UriKind.Relative), again);
        done.EnsureSuccessStatusCode();
    }

    /// <summary>Breaks the printer, or mends it (<c>none</c>).</summary>
    public async Task Fault(string fault, int? afterBytes = null)
    {
        using var client = Client(_printer);
        using var answer = await client.PostAsJsonAsync(new Uri("/faults", UriKind.Relative), new { fault, afterBytes });
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _kiosk.DisposeAsync();
        await _emulator.DisposeAsync();
        _data.Delete(recursive: true);
    }

    HttpClient Client(Uri to) => new(NetworkZone.HandlerIn(Lobby)) { BaseAddress = to };

    [GeneratedRegex(@"<tr>\s*<td>[0-9:]+</td>\s*<td>(?:－|([A-Z][0-9]+)[^<]*)</td>\s*<td>([^<（]+)")]
    private static partial Regex Row();
}
