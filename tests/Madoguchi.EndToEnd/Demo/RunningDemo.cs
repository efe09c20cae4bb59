using System.Globalization;
using System.Text.RegularExpressions;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.Demo;

/// <summary>A demo of its own: free ports, an empty folder, its clock on a Wednesday morning.</summary>
public sealed partial class RunningDemo : IAsyncDisposable
{
    /// <summary>Ten to nine: whoever books now can come at nine.</summary>
    public const string Clock = "2026-04-01T08:50+09:00";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("madoguchi-demo-");
    readonly string _mark = Guid.NewGuid().ToString("N");

    RunningDemo(int first) => First = first;

    public int First { get; }

    public IEnumerable<int> Ports => [First, First + 1, First + 2, First + 3, First + 20];

    public Uri Server => At(0);

    public Uri Reservation => At(1);

    public Uri Kiosk => At(2);

    public Uri Emulator => At(3);

    public RunningProgram Program { get; private set; } = null!;

    /// <summary>From the start of the program until everything served, as the demo says.</summary>
    public TimeSpan Took => TimeSpan.FromSeconds(double.Parse(Ready().Match(Program.Output).Groups[1].Value, CultureInfo.InvariantCulture));

    /// <summary>A demo that was only just started.</summary>
    public static RunningDemo Begin(params string[] arguments)
    {
        var demo = new RunningDemo(FreePorts.Next(0, 1, 2, 3, 20));
        demo.Program = RunningProgram.Start(
            BuiltProgram.Demo,
            ["--port-base", demo.First.ToString(CultureInfo.InvariantCulture), "--data", demo._data.FullName, "--clock", Clock, .. arguments],
            // Inherited by all its programs, however they are started: nobody hides.
            new Dictionary<string, string?> { ["DEMO_OF_TEST"] = demo._mark });
        return demo;
    }

    /// <summary>A demo that is ready.</summary>
    public static async Task<RunningDemo> Open(params string[] arguments)
    {
        var demo = Begin(arguments);
        await Eventually.Is(() => Task.FromResult(demo.Program.HasExited || Ready().IsMatch(demo.Program.Output)), "the demo is ready", Patience);
        return demo.Program.HasExited ? throw new InvalidOperationException($"The demo ended:\n{demo.Program.Output}") : demo;
    }

    /// <summary>Ids of the processes which belong to this demo.</summary>
    public IReadOnlyList<int> Processes() =>
    [
        .. Directory.GetDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && Environment(folder).Contains(_mark, StringComparison.Ordinal))
            .Select(folder => int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)),
    ];

    public bool PortsAreFree() => Ports.All(FreePorts.IsFree);

    public async ValueTask DisposeAsync()
    {
        if (!Program.HasExited)
            await Program.Terminate(TimeSpan.FromSeconds(30));
        await Program.DisposeAsync();
        await Eventually.Is(() => Task.FromResult(Processes().Count is 0), "nothing is left of the demo");
        _data.Delete(recursive: true);
    }

    Uri At(int offset) => new($"http://127.0.0.1:{First + offset}");

    static string Environment(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    [GeneratedRegex(@"Ready after ([0-9.]+) s")]
    private static partial Regex Ready();
}
