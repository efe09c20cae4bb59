using System.Diagnostics;
using System.Net;
using System.Text;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Load;

/// <param name="PerSecond">Acknowledged, so durable, tickets per second.</param>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
internal sealed record TicketResult(double PerSecond, double P50, double P99);

/// <summary>Callers that each ask for a ticket as soon as they have the one before.</summary>
internal static class TicketLoad
{
    static readonly string[] Procedures = ["J10", "J02", "M01", "H03", "T04", "C03", "W01", "Z90"];

    public static async Task<TicketResult> Run(CityHall hall, int callers, TimeSpan span)
    {
        using var client = hall.Client("demo-kiosk");
        var started = Stopwatch.GetTimestamp();
        var took = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => Call(client, caller, started, span))));
        var elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var sorted = took.SelectMany(one => one).Order().ToArray();
        return new(sorted.Length / elapsed, Percentiles.Of(sorted, 0.5), Percentiles.Of(sorted, 0.99));
    }

    static async Task<List<double>> Call(HttpClient client, int caller, long started, TimeSpan span)
    {
        var took = new List<double>();
        for (var i = caller; Stopwatch.GetElapsedTime(started) < span; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/sites/honchosha/tickets", UriKind.Relative))
            {
                Content = new StringContent($$"""{"procedures":["{{Procedures[i % Procedures.Length]}}"]}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            var asked = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request);
            if (answer.StatusCode is not HttpStatusCode.Created)
                throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        return took;
    }
}
