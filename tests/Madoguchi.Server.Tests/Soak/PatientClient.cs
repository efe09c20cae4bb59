using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.Server.Tests.Soak;

/// <summary>A device or clerk that asks again with the same key until it hears an answer, as ours do.</summary>
internal sealed class PatientClient(CityHall hall, string key) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly HttpClient _client = hall.Client(key);

    /// <returns>Null when a rule said no or there was nobody.</returns>
    public async Task<T?> Post<T>(string path, object? body = null)
        where T : class
    {
        for (var command = Guid.NewGuid(); ; await Task.Delay(Pause, TimeProvider.System))
        {
            try
            {
                using var answer = await CityHall.Post(_client, path, body, command);
                if (answer.StatusCode is HttpStatusCode.ServiceUnavailable)
                    continue;
                answer.StatusCode.Should().BeOneOf(HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.NoContent, HttpStatusCode.Conflict);
                return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created ? await answer.Content.ReadFromJsonAsync<T>() : null;
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
            {
                // The server is being started again.
            }
        }
    }

    public void Dispose() => _client.Dispose();
}
