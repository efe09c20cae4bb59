using System.Net;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Reservation.Tests;

/// <summary>One event as it came over the line.</summary>
internal sealed record TurnEvent(string Name, string? Id, string Data);

/// <summary>Listens to a ticket's events like a browser does, but shows each as it is.</summary>
internal sealed class TurnListener : IDisposable
{
    readonly HttpClient http;
    readonly HttpResponseMessage response;
    readonly StreamReader? lines;

    TurnListener(HttpClient http, HttpResponseMessage response, StreamReader? lines) => (this.http, this.response, this.lines) = (http, response, lines);

    public HttpResponseMessage Response => response;

    public static async Task<TurnListener> Open(Site site, string token, string? lastEventId = null, string language = "ja")
    {
        var http = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/t/{token}/events?lang={language}", UriKind.Relative));
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("Accept-Encoding", "gzip, br");
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(http, response, response.StatusCode is HttpStatusCode.OK ? new(await response.Content.ReadAsStreamAsync()) : null);
    }

    /// <summary>The next event; null when the stream has ended.</summary>
    public async Task<TurnEvent?> Next()
    {
        var (name, id, data) = ("message", (string?)null, new List<string>());
        while (await lines!.ReadLineAsync().WaitAsync(Eventually.Patience) is { } line)
        {
            if (line.Length == 0 && data.Count > 0)
                return new(name, id, string.Join('\n', data));
            var value = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart();
            if (line.StartsWith("event:", StringComparison.Ordinal))
                name = value;
            else if (line.StartsWith("id:", StringComparison.Ordinal))
                id = value;
            else if (line.StartsWith("data:", StringComparison.Ordinal))
                data.Add(value);
        }
        return null;
    }

    /// <summary>The next state, over signs of life.</summary>
    public async Task<TurnEvent> NextState()
    {
        while (await Next() is { } next)
        {
            if (next.Name == "state")
                return next;
        }
        throw new InvalidOperationException("The stream ended before another state came.");
    }

    public void Dispose()
    {
        lines?.Dispose();
        response.Dispose();
        http.Dispose();
    }
}
