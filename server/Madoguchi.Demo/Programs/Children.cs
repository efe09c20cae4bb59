namespace Madoguchi.Demo.Programs;

/// <summary>All programs of the demo: they end together.</summary>
internal sealed class Children(string logs, Keeper keeper) : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    readonly List<(Child Child, bool Serves)> _all = [];

    /// <summary>Starts a program that serves until the demo ends.</summary>
    public void Start(string name, BuiltProgram program, IReadOnlyDictionary<string, string?> settings) =>
        Add(name, program, [], settings, serves: true);

    /// <summary>Runs a command of a program to its end.</summary>
    /// <exception cref="DemoException">It failed.</exception>
    public async Task Command(string name, BuiltProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, CancellationToken cancelled)
    {
        var child = Add(name, program, arguments, settings, serves: false);
        await child.Exited.WaitAsync(cancelled);
        if (child.ExitCode is not 0)
            throw Ended(child);
    }

    /// <summary>Waits until one of the serving programs ends by itself, which none should.</summary>
    /// <exception cref="DemoException">Which one, and its last words.</exception>
    public async Task FirstDeath(CancellationToken cancelled)
    {
        while (true)
        {
            if (Serving().FirstOrDefault(child => child.Exited.IsCompleted) is { } dead)
                throw Ended(dead);
            await Task.Delay(Interval, TimeProvider.System, cancelled);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Child[] all;
        lock (_all)
            all = [.. _all.Select(one => one.Child)];
        await Task.WhenAll(all.Select(child => child.Stop()));
        foreach (var child in all)
            child.Dispose();
    }

    Child[] Serving()
    {
        lock (_all)
            return [.. _all.Where(one => one.Serves).Select(one => one.Child)];
    }

    Child Add(string name, BuiltProgram program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string?> settings, bool serves)
    {
        lock (_all)
        {
            var child = Child.Start(name, program, arguments, settings, Path.Combine(logs, name + ".log"));
            _all.Add((child, serves));
            keeper.Watch(child);
            return child;
        }
    }

    DemoException Ended(Child child) => new(
        $"{child.Name} ended with exit code {child.ExitCode}, and so does the demo. Its last words (all are in {Path.Combine(logs, child.Name + ".log")}):\n{child.LastOutput}");
}
