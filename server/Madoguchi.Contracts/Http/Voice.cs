namespace Madoguchi.Contracts.Http;

/// <summary>
/// One sentence to be spoken; the answer is <c>audio/wav</c>, 16-bit mono. Refused with <c>voice-unknown</c> (404) where
/// the city has no voice of that language, and with <c>busy</c> (503) when too many sentences wait: ask again after a second.
/// </summary>
/// <param name="Language"><c>ja</c>, <c>ja-easy</c>, <c>en</c>, <c>zh-Hans</c> or <c>ko</c>.</param>
/// <param name="Text">1 to 200 characters in one line, as they are read on a screen. Never a person's name: clips are kept.</param>
public sealed record SpeakRequest(string? Language, string? Text)
{
    /// <summary>Characters of one sentence.</summary>
    public const int Longest = 200;
}
