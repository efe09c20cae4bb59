namespace Madoguchi.Server.Features.Voice;

/// <summary>Who speaks which language here.</summary>
internal sealed class Voices
{
    readonly Dictionary<string, Speaker> _speakers = [];

    public Voices(VoiceSettings settings)
    {
        if (settings.Japanese is not null)
            _speakers["ja"] = _speakers["ja-easy"] = Speaker.Japanese(settings);
        if (settings.Others is { } program)
            foreach (var (language, voice) in new[] { ("en", "en"), ("zh-Hans", "cmn"), ("ko", "ko") })
                _speakers[language] = Speaker.Other(program, voice);
    }

    /// <returns>Null: nobody does.</returns>
    public Speaker? Of(string language) => _speakers.GetValueOrDefault(language);
}
