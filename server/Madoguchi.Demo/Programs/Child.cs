using System.Diagnostics;

namespace Madoguchi.Demo.Programs;

/// <summary>One program of the demo as a process of its own; what it says goes into a log file.</summary>
internal sealed class Child : IDisposable
{
    const int Remembered = 12;

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    readonly Process _process;
    readonly StreamWriter _log;
    readonly Queue<string> _last = new();

    Child(string name, ProcessStartInfo start, string logFile)
    {
        Name = name;
        _log = new(logFile) { AutoFlush = true };
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        // It never reads the terminal; the demo does.
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Exited = _process.WaitForExitAsync();
    }

    public string Name { get; }

    public int Id => _process.Id;

    public Task Exited { get; }

    public int ExitCode => _process.ExitCode;

    public string LastOutput
    {
        get
        {
            lock (_last)
                return string.Join('\n', _last);
        }
    }

    public static Child Start(string name, BuiltProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string logFile)
    {
        var start = new ProcessStartInfo(BuiltProgram.Dotnet, [program.Assembly, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Settings and assets are found beside the program, not here.
            WorkingDirectory = Path.GetDirectoryName(logFile),
        };
        // The demo's programs know the demo's settings only.
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(inherited);
        foreach (var (setting, value) in settings)
            start.Environment[setting] = value;
        return new(name, start, logFile);
    }

    /// <summary>Asks it to end, and ends it if it does not.</summary>
    public async Task Stop()
    {
        if (!_process.HasExited)
            Signal.AskToEnd(_process);
        try
        {
            await Exited.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await Exited;
        }
    }

    public void Dispose()
    {
        _process.Dispose();
        lock (_last)
            _log.Dispose();
    }

    static bool IsSetting(string name) =>
        name.StartsWith("MADOGUCHI", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE", StringComparison.OrdinalIgnoreCase)
        || name is "URLS" or "DOTNET_URLS";

    void Keep(string? line)
    {
        if (line is null)
            return;
        lock (_last)
        {
            _log.WriteLine(line);
            _last.Enqueue(line);
            if (_last.Count > Remembered)
                _last.Dequeue();
        }
    }
}
