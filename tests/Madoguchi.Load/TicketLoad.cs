using System.Diagnostics;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Load;

/// <param name="PerSecond">Acknowledged, so durable, tickets per second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="ServerCpu">Microseconds of processor time the server spent per ticket.</param>
internal sealed record TicketResult(double PerSecond, double P50, double P99, double ServerCpu);

/// <summary>Callers that each ask for a ticket as soon as they have the one before.</summary>
internal static class TicketLoad
{
    static readonly string[] Procedures = ["J10", "J02", "M01", "H03", "T04", "C03", "W01", "Z90"];

    public static async Task<TicketResult> Run(CityHall hall, int callers, TimeSpan span)
    {
        var connected = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => HttpCaller.Connect(hall.Url)));
        using var server = Process.GetProcessById(hall.Program.Id);
        var cpu = server.TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(connected.Select((caller, number) => Task.Run(() => Call(hall, caller, number, started, span))));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        server.Refresh();
        cpu = server.TotalProcessorTime - cpu;
        foreach (var caller in connected)
            caller.Dispose();
        var sorted = took.SelectMany(one => one).Order().ToArray();
        return new(sorted.Length / elapsed, Percentiles.Of(sorted, 0.5), Percentiles.Of(sorted, 0.99), cpu.TotalMicroseconds / sorted.Length);
    }

    static async Task<List<double>> Call(CityHall hall, HttpCaller caller, int number, long started, TimeSpan span)
    {
        var took = new List<double>();
        var posts = Procedures
            .Select(procedure => HttpCaller.Prepare(hall.Url, "/api/v1/sites/honchosha/tickets", "demo-kiosk", $$"""{"procedures":["{{procedure}}"]}"""))
            .ToArray();
        for (var i = number; Stopwatch.GetElapsedTime(started) < span; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            await caller.Post(posts[i % posts.Length], Guid.NewGuid());
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        return took;
    }
}
