namespace Madoguchi.Server.Features.Terminal;

/// <summary>Someone or something at the site needs a person.</summary>
public sealed record DeskAlert(DateTimeOffset At, string Sentence);
