using System.Globalization;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.Kiosks;

/// <summary>A kiosk as it is unpacked: a printer beside it, the server's address, and nothing else.</summary>
internal sealed class NewKiosk : IAsyncDisposable
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("madoguchi-kiosk-");
    readonly RunningProgram _printer;
    readonly RunningProgram _kiosk;

    NewKiosk(Uri server, string clock)
    {
        var tcp = FreePorts.Next();
        Emulator = new($"http://127.0.0.1:{FreePorts.Next()}");
        Url = new($"http://127.0.0.1:{FreePorts.Next()}");
        _printer = RunningProgram.Start(BuiltProgram.Emulator, [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = Emulator.ToString().TrimEnd('/'),
            ["MADOGUCHI__EMULATOR__TCP"] = $"127.0.0.1:{tcp.ToString(CultureInfo.InvariantCulture)}",
        });
        _kiosk = RunningProgram.Start(BuiltProgram.Kiosk, [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = Url.ToString().TrimEnd('/'),
            ["MADOGUCHI__KIOSK__SERVER"] = server.ToString().TrimEnd('/'),
            ["MADOGUCHI__KIOSK__PRINTER"] = $"tcp:127.0.0.1:{tcp.ToString(CultureInfo.InvariantCulture)}",
            ["MADOGUCHI__KIOSK__DATA"] = _data.FullName,
            ["MADOGUCHI__KIOSK__STAFFPIN"] = Pin,
            ["MADOGUCHI__CLOCK"] = clock,
        });
    }

    public const string Pin = "2468";

    public Uri Url { get; }

    public Uri Emulator { get; }

    public RunningProgram Program => _kiosk;

    public static async Task<NewKiosk> Start(Uri server, string clock)
    {
        var kiosk = new NewKiosk(server, clock);
        foreach (var program in (Uri[])[new(kiosk.Url, "/health/live"), kiosk.Emulator])
            await Eventually.Is(async () => await Answers(program), $"{program} answers");
        return kiosk;
    }

    public async ValueTask DisposeAsync()
    {
        await _kiosk.DisposeAsync();
        await _printer.DisposeAsync();
        _data.Delete(recursive: true);
    }

    static async Task<bool> Answers(Uri address)
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
