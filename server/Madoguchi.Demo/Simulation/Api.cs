using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Madoguchi.Demo.Simulation;

/// <summary>The server's HTTP API in the hand of a simulated person.</summary>
internal sealed class Api : IDisposable
{
    readonly HttpClient _client;

    public Api(string server, string key)
    {
        _client = new() { BaseAddress = new(server), Timeout = TimeSpan.FromSeconds(10) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <returns>The answer; null when a rule said no, nothing was there or the server was away. People shrug and go on.</returns>
    public async Task<T?> Post<T>(string path, object? body, CancellationToken end)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await Read<T>(() => _client.SendAsync(request, end), end);
    }

    public Task<JsonElement[]?> List(string path, CancellationToken end) =>
        Read<JsonElement[]>(() => _client.GetAsync(new Uri(path, UriKind.Relative), end), end);

    public void Dispose() => _client.Dispose();

    static async Task<T?> Read<T>(Func<Task<HttpResponseMessage>> send, CancellationToken end)
        where T : class
    {
        try
        {
            using var answer = await send();
            return answer.IsSuccessStatusCode && answer.Content.Headers.ContentType is not null ? await answer.Content.ReadFromJsonAsync<T>(end) : null;
        }
        catch (Exception away) when (away is HttpRequestException or JsonException || (away is TaskCanceledException && !end.IsCancellationRequested))
        {
            return null;
        }
    }
}
