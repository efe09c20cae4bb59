using System.Globalization;
using Madoguchi.Contracts.Clock;

namespace Madoguchi.Demo;

/// <param name="Ports">Where the programs listen.</param>
/// <param name="Data">Folder of all data.</param>
/// <param name="Clock">Where the clock starts; null: the real time, or the next opening.</param>
/// <param name="Simulate">Whether simulated residents and clerks come.</param>
internal sealed record DemoOptions(Ports Ports, string Data, DateTimeOffset? Clock, bool Simulate)
{
    const string Usage = """
        dotnet run --project server/Madoguchi.Demo -- [--port-base N] [--data DIR] [--clock TIME] [--simulate]
          --port-base N   programs on N to N+3 and the printer on N+20, instead of 5080 to 5083 and 9100
          --data DIR      where the data is kept, instead of ./data
          --clock TIME    where the clock starts, for example 2026-04-01T09:00+09:00
          --simulate      residents and clerks come by themselves
        dotnet run --project server/Madoguchi.Demo -- totp
                          the code which the demo's clerk and administrator sign in with
        """;

    /// <exception cref="DemoException">Something is not understood.</exception>
    public static DemoOptions Parse(string[] args)
    {
        var options = new DemoOptions(Ports.Usual, Path.GetFullPath("data"), null, false);
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--port-base" => options with { Ports = ReadPorts(Value()) },
                "--data" => options with { Data = Path.GetFullPath(Value()) },
                "--clock" => options with { Clock = ReadClock(Value()) },
                "--simulate" => options with { Simulate = true },
                _ => throw new DemoException($"\"{args[i]}\" is not understood.\n{Usage}"),
            };

            string Value() => ++i < args.Length ? args[i] : throw new DemoException($"{args[i - 1]} needs a value.\n{Usage}");
        }
        return options;
    }

    static Ports ReadPorts(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && first is >= 1024 and <= 65500
            ? Ports.From(first)
            : throw new DemoException($"--port-base is \"{text}\"; a whole number from 1024 to 65500 is allowed.");

    static DateTimeOffset ReadClock(string text) =>
        ClockSetting.TryParse(text, out var clock, out _) && clock is ShiftedTimeProvider
            ? clock.GetUtcNow().ToOffset(JapanTime.Offset)
            : throw new DemoException($"--clock is \"{text}\"; an ISO 8601 time with offset such as 2026-04-01T09:00+09:00 is allowed.");
}
