namespace Madoguchi.Server.Features.Terminal;

/// <summary>Someone or something at the site needs a person.</summary>
/// <param name="About">What it is about; null: it stands for itself.</param>
public sealed record DeskAlert(DateTimeOffset At, string Sentence, string? About = null);
