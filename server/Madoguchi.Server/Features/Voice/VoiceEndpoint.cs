using Madoguchi.Contracts.Http;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;

namespace Madoguchi.Server.Features.Voice;

/// <summary>One voice for boards and kiosks: they ask for sentences and play them.</summary>
internal static class VoiceEndpoint
{
    public static void AddVoice(this IServiceCollection services) => services
        .AddSingleton(provider => VoiceSettings.Read(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<ClipStore>().AddSingleton<Voices>();

    public static void MapVoice(this WebApplication app)
    {
        // Read at once: a wrong setting ends the program at its start.
        app.Services.GetRequiredService<Voices>();
        app.MapPost("/api/v1/voice", Speak).WithTags("Voice").RequireAuthorization(Policies.Voice).DisableAntiforgery()
            .Produces(200, contentType: "audio/wav").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503)
            .WithSummary("Speaks one sentence. Clips are kept by their content and must not name a person.");
    }

    static async Task<IResult> Speak(SpeakRequest? request, HttpContext http, Voices voices, ClipStore clips, ILogger<ClipStore> log, CancellationToken ct)
    {
        if (request is not { Language: { } language, Text: { } text } || text.Length > SpeakRequest.Longest || string.IsNullOrWhiteSpace(text) || text.Any(char.IsControl))
            return Problem.Of("unreadable-request", $"language は言語、text は 1〜{SpeakRequest.Longest} 文字の一行です。");
        if (voices.Of(language) is not { } speaker)
            return Problem.Of("voice-unknown", "この言語の音声は用意されていません。");
        try
        {
            if (await clips.Get(speaker, text.Trim(), ct) is { } file)
                return TypedResults.PhysicalFile(Path.GetFullPath(file), "audio/wav");
        }
        catch (IOException broken)
        {
            log.CannotSpeak(broken.Message);
        }
        http.Response.Headers.RetryAfter = "1";
        return Problem.Of("busy", "いまは音声を作れません。少し待ってからもう一度お試しください。");
    }
}

internal static partial class VoiceLog
{
    // Never the sentence: what a screen says stays there.
    [LoggerMessage(Level = LogLevel.Warning, Message = "The voice failed: {Why}")]
    public static partial void CannotSpeak(this ILogger log, string why);
}
