using System.Net.Http.Json;
using System.Text.Json;

namespace Madoguchi.Signage.Link;

/// <summary>The server does not serve this display; the message is the server's.</summary>
internal sealed class DisplayRefusedException(string message) : Exception(message);

/// <summary>Asks the server for the short-lived token of a display.</summary>
internal sealed class DisplaySession(HttpClient http)
{
    sealed record Session(string Token);

    public async Task<string> TokenAsync(string display, CancellationToken stop)
    {
        using var response = await http.GetAsync($"session?display={Uri.EscapeDataString(display)}", stop);
        if ((int)response.StatusCode is >= 400 and < 500 and not 429)
            throw new DisplayRefusedException(await DetailAsync(response, stop));
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<Session>(stop))!.Token;
    }

    static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken stop)
    {
        const string otherwise = "この表示板はサーバーに登録されていません。";
        try
        {
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>(stop);
            foreach (var name in new[] { "detail", "title" })
            {
                if (problem.TryGetProperty(name, out var text) && text.GetString() is { Length: > 0 } sentence)
                    return sentence;
            }
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
        }
        return otherwise;
    }
}
