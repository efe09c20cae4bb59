using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Madoguchi.Demo.Programs;

/// <summary>
/// Ends the demo's programs when the demo itself was killed and could not. It is a small process of its own which is told
/// the ids of the programs through a pipe: when the pipe closes, however the demo ended, those still there are ended.
/// </summary>
internal sealed class Keeper : IDisposable
{
    public const string Word = "keeper";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    readonly Process _process;

    Keeper(Process process) => _process = process;

    public static Keeper Start() => new(Process.Start(
        new ProcessStartInfo(BuiltProgram.Dotnet, [typeof(Keeper).Assembly.Location, Word]) { RedirectStandardInput = true })!);

    public void Watch(Child child)
    {
        _process.StandardInput.WriteLine(child.Id.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>The keeper's own program.</summary>
    public static async Task<int> Run()
    {
        // Ctrl-C reaches every program of the terminal, and this one has to be the last.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stay);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stay);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stay);
        var kept = new List<(Process Process, DateTime Started)>();
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (Find(int.Parse(line, CultureInfo.InvariantCulture)) is { } process)
                kept.Add((process, process.StartTime));
        }
        await Task.WhenAll(kept.Select(one => End(one.Process, one.Started)));
        return 0;
    }

    static void Stay(PosixSignalContext signal) => signal.Cancel = true;

    static async Task End(Process process, DateTime started)
    {
        // The id may belong to somebody else by now.
        if (Find(process.Id) is not { } still || still.StartTime != started)
            return;
        Signal.AskToEnd(process);
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill();
        }
    }

    static Process? Find(int id)
    {
        try
        {
            var process = Process.GetProcessById(id);
            return process.HasExited ? null : process;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
