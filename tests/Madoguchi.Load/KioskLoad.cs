using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Madoguchi.EscPos.Emulator;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Load;

/// <param name="Touch">Milliseconds from the touch to moving paper, sorted; the server's part is in it.</param>
/// <param name="Server">Milliseconds of a ticket asked of the same server without a kiosk, sorted.</param>
/// <param name="Bare">Milliseconds from a bare TCP connection and write of the same bytes to moving paper, sorted.</param>
/// <param name="Bytes">Of the last ticket.</param>
internal sealed record KioskResult(double[] Touch, double[] Server, double[] Bare, int Bytes);

/// <summary>From the touch of 「番号札を発行する」 to moving paper: real server, real kiosk, emulated printer.</summary>
internal static partial class KioskLoad
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<KioskResult> Run(CityHall hall, int tickets)
    {
        await using var printer = new EmulatedPrinter(new IPEndPoint(IPAddress.Loopback, 0), TimeProvider.System);
        printer.Start();
        await using var tap = new PrinterTap(printer.Endpoint);
        var moved = new Moment(printer);
        var url = new Uri($"http://127.0.0.1:{FreePorts.Next()}");
        await using var kiosk = RunningProgram.Start(BuiltProgram.Kiosk, [], new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/'),
            ["MADOGUCHI__CLOCK"] = CityHall.Morning,
            ["MADOGUCHI__KIOSK__SERVER"] = hall.Url.ToString(),
            ["MADOGUCHI__KIOSK__KEY"] = "demo-kiosk",
            ["MADOGUCHI__KIOSK__PRINTER"] = $"tcp:127.0.0.1:{tap.Endpoint.Port}",
            ["MADOGUCHI__KIOSK__DATA"] = Path.Combine(hall.DataDirectory, "kiosk"),
        });
        await IsOpen(url);

        // The first twenty warm both programs up.
        var touch = new List<double>();
        for (var i = -20; i < tickets; i++)
        {
            var took = await Touch(url, moved);
            if (i >= 0)
                touch.Add(took);
        }
        var server = new List<double>();
        using var desk = hall.Client("demo-kiosk");
        for (var i = 0; i < tickets; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            (await CityHall.Post(desk, "/api/v1/sites/honchosha/tickets", new { procedures = new[] { "J10" } })).EnsureSuccessStatusCode();
            server.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        var bare = new List<double>();
        for (var i = 0; i < tickets; i++)
            bare.Add(await Write(tap.Endpoint, tap.LastJob, moved));
        return new([.. touch.Order()], [.. server.Order()], [.. bare.Order()], tap.LastJob.Length);
    }

    static async Task IsOpen(Uri url)
    {
        using var client = new HttpClient { BaseAddress = url };
        await Eventually.Is(
            async () =>
            {
                try
                {
                    return (await client.GetStringAsync(new Uri("/", UriKind.Relative))).Contains("番号札をとる", StringComparison.Ordinal);
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            },
            "the kiosk issues numbers", TimeSpan.FromSeconds(60));
    }

    static async Task<double> Touch(Uri url, Moment moved)
    {
        // One person: chooses, reads, and touches the button.
        using var handler = new HttpClientHandler { CookieContainer = new(), AllowAutoRedirect = false };
        using var person = new HttpClient(handler) { BaseAddress = url };
        await Post(person, "/procedures/toggle", ("code", "J10"), ("back", "/confirm"));
        var page = await person.GetStringAsync(new Uri("/confirm", UriKind.Relative));
        var paper = moved.Next();
        var touched = Stopwatch.GetTimestamp();
        await Post(person, "/issue", ("commandId", CommandId().Match(page).Groups[1].Value));
        return Stopwatch.GetElapsedTime(touched, await paper.WaitAsync(Patience)).TotalMilliseconds;
    }

    static async Task<double> Write(IPEndPoint endpoint, byte[] job, Moment moved)
    {
        var paper = moved.Next();
        var began = Stopwatch.GetTimestamp();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint);
        await socket.SendAsync(job);
        return Stopwatch.GetElapsedTime(began, await paper.WaitAsync(Patience)).TotalMilliseconds;
    }

    static async Task Post(HttpClient person, string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await person.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    [GeneratedRegex("name=\"commandId\" value=\"([^\"]+)\"")]
    private static partial Regex CommandId();
}

/// <summary>When the paper begins to move.</summary>
internal sealed class Moment
{
    TaskCompletionSource<long> next = New();

    public Moment(EmulatedPrinter printer) => printer.PaperMoved += () => next.TrySetResult(Stopwatch.GetTimestamp());

    public Task<long> Next() => (next = New()).Task;

    static TaskCompletionSource<long> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
