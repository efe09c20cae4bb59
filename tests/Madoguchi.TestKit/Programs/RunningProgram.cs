using System.Collections.Concurrent;
using System.Diagnostics;

namespace Madoguchi.TestKit.Programs;

/// <summary>One of our programs running as a process of its own, listening on loopback; it ends with the test.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    readonly Process _process;
    readonly ConcurrentQueue<string> _output = new();
    readonly ProgramLog? _log;

    RunningProgram(Process process, ProgramLog? log) => (_process, _log) = (process, log);

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote so far; of a long talk the newest 2000 lines, see <see cref="ProgramLog"/>.</summary>
    public string Output => string.Join('\n', _output);

    /// <param name="program">Which one.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="settings">Its environment, beside the tester's.</param>
    /// <param name="directory">Where it works; null: where temporary files are.</param>
    /// <param name="inside">The network it lives in; null: this machine's.</param>
    /// <param name="log">Keeps every line beside that.</param>
    public static RunningProgram Start(
        BuiltProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, string? directory = null, NetworkZone? inside = null,
        ProgramLog? log = null)
    {
        var start = new ProcessStartInfo(inside is null ? "dotnet" : "nsenter")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory ?? Path.GetTempPath(),
        };
        // nsenter becomes the program: what is killed later is the program itself.
        if (inside is not null)
            foreach (var word in new[] { $"--net={inside.Door}", "dotnet" })
                start.ArgumentList.Add(word);
        start.ArgumentList.Add(program.Path);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        // What the tester's own shell has set is nobody's business here.
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("MADOGUCHI", StringComparison.Ordinal) || key.StartsWith("ASPNETCORE", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(inherited);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var running = new RunningProgram(new Process { StartInfo = start }, log);
        running._process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs a command of a program to its end.</summary>
    public static async Task<string> Run(BuiltProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings)
    {
        await using var running = Start(program, arguments, settings);
        await running.Exited(TimeSpan.FromSeconds(60));
        return running.ExitCode == 0 ? running.Output : throw new InvalidOperationException($"{program.Project} ended with {running.ExitCode}:\n{running.Output}");
    }

    /// <summary>Pulls the plug: SIGKILL, nothing is flushed or said goodbye to.</summary>
    public async Task KillHard()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as an operator or an init system ends a program.</summary>
    public async Task Terminate(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await Exited(patience);
    }

    public Task Exited(TimeSpan patience) => _process.WaitForExitAsync().WaitAsync(patience);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillHard();
        _process.Dispose();
    }

    void Keep(string? line)
    {
        if (line is null)
            return;
        _log?.Keep(line);
        _output.Enqueue(line);
        // A program that talks for hours must not fill the tester's memory.
        while (_output.Count > 2000)
            _output.TryDequeue(out _);
    }
}
