namespace Madoguchi.Signage.Boards;

public enum LinkPhase { Connecting, Live, Lost }

/// <summary>What the board says of its line to the server.</summary>
/// <param name="Phase">Connecting lasts only until the first try has ended.</param>
/// <param name="UpdatedAt">When the shown state was last known to be the server's; null when there is none.</param>
/// <param name="Refusal">Why the server does not serve this display, in its own words.</param>
public sealed record LinkStatus(LinkPhase Phase, DateTimeOffset? UpdatedAt, string? Refusal = null);
