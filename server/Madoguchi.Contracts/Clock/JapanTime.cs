namespace Madoguchi.Contracts.Clock;

/// <summary>
/// Asia/Tokyo without a time zone database: Japan has kept +09:00 without summer time since 1952, and a browser need not
/// carry time zones.
/// </summary>
public static class JapanTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);

    public static DateTimeOffset In(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The business date an instant belongs to.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(In(instant).DateTime);
}
