using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Voice;

/// <summary>
/// What the screens say aloud, spoken by the server's voice. Each clip is kept, and heard again when the line is cut; while
/// the line stands the server is asked, because a word may be read better today.
/// </summary>
sealed class VoiceBox(KioskSettings settings, Enrolment enrolment, ILogger<VoiceBox> log) : IDisposable
{
    const long MostBytes = 100L * 1024 * 1024;

    readonly string folder = Path.Combine(settings.Data, "voice");
    readonly HttpClient server = new() { Timeout = TimeSpan.FromSeconds(8) };
    readonly ConcurrentDictionary<string, bool> speaks = new();

    /// <summary>Whether this language has a voice, as far as is known.</summary>
    public bool CanSpeak(string language) => speaks.GetValueOrDefault(language);

    /// <returns>A WAV; null when nobody speaks it now and it was not heard before.</returns>
    public async Task<byte[]?> ClipAsync(string language, string text, CancellationToken cancellation)
    {
        var file = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{language}\n{text}"))) + ".wav");
        if (await AskAsync(language, text, cancellation) is { } clip)
        {
            try
            {
                Keep(file, clip);
            }
            catch (Exception full) when (full is IOException or UnauthorizedAccessException)
            {
                // A disk without room costs the voice its memory; it must never cost the kiosk.
                log.ClipNotKept(full.Message);
            }
            return clip;
        }
        if (CanSpeak(language) is false && speaks.ContainsKey(language) || !File.Exists(file))
            return null;
        speaks.TryAdd(language, true);
        return await File.ReadAllBytesAsync(file, cancellation);
    }

    public void Dispose() => server.Dispose();

    async Task<byte[]?> AskAsync(string language, string text, CancellationToken cancellation)
    {
        if (enrolment.Key is not { } key)
            return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Server, "/api/v1/voice"))
        {
            Content = JsonContent.Create(new SpeakRequest(language, text)),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            using var answer = await server.SendAsync(request, cancellation);
            if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound)
                speaks[language] = answer.IsSuccessStatusCode;
            return answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancellation) : null;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.Unreachable(broken.Message);
            return null;
        }
    }

    void Keep(string file, byte[] clip)
    {
        PrivateFile.Folder(folder);
        var unfinished = $"{file}.{Guid.NewGuid():N}.part";
        File.WriteAllBytes(unfinished, clip);
        File.Move(unfinished, file, overwrite: true);
        var bytes = 0L;
        foreach (var old in new DirectoryInfo(folder).GetFiles().OrderByDescending(one => one.LastWriteTimeUtc))
            if ((bytes += old.Length) > MostBytes)
                old.Delete();
    }
}
