using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Voice;

/// <summary>For the page's own script: what it shows, spoken.</summary>
static class VoiceEndpoints
{
    public static void AddVoice(this IServiceCollection services) => services.AddSingleton<VoiceBox>().AddSingleton<Volume>().AddHostedService<Rehearsal>();

    public static void MapVoice(this WebApplication app) =>
        app.MapGet("/voice", async (string? text, KioskScreen screen, VoiceBox voice, CancellationToken cancellation) =>
            text is { Length: > 0 and <= SpeakRequest.Longest } && await voice.ClipAsync(screen.Language, text, cancellation) is { } clip
                ? Results.Bytes(clip, "audio/wav", enableRangeProcessing: true)
                : Results.NotFound());
}
