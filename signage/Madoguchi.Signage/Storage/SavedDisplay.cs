using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Signage.Storage;

/// <summary>The last state of a display, for a start without a server. No personal data.</summary>
/// <param name="Display">What was shown.</param>
/// <param name="ClockOffset">Server's clock minus this machine's.</param>
/// <param name="UpdatedAt">When it came, by the server's clock.</param>
internal sealed record SavedDisplay(DisplaySnapshot Display, TimeSpan ClockOffset, DateTimeOffset UpdatedAt);
