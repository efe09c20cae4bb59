namespace Madoguchi.Server.Persistence;

/// <summary>Japan has one time zone and no summer time; times read from the database carry its offset.</summary>
internal static class LocalTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(9);
}
