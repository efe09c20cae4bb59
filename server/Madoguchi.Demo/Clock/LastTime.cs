using System.Globalization;

namespace Madoguchi.Demo.Clock;

/// <summary>Remembers beside the data how far their clock has come.</summary>
internal sealed class LastTime(string data)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    readonly string _file = Path.Combine(data, "clock");

    public DateTimeOffset? Read() =>
        File.Exists(_file) && DateTimeOffset.TryParse(File.ReadAllText(_file), CultureInfo.InvariantCulture, out var time) ? time : null;

    public async Task Keep(TimeProvider clock, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            Write(clock.GetUtcNow());
            await Task.Delay(Every, TimeProvider.System, until).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Write(clock.GetUtcNow());
    }

    void Write(DateTimeOffset time) => File.WriteAllText(_file, time.ToString("O", CultureInfo.InvariantCulture));
}
