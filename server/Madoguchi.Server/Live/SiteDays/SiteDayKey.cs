using System.Globalization;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>Names a site's day: the key of its grain and its stream in the ledger.</summary>
internal sealed record SiteDayKey(string Site, DateOnly Date)
{
    public string Stream => string.Create(CultureInfo.InvariantCulture, $"{Site}/{Date:yyyy-MM-dd}");

    /// <exception cref="FormatException">Not written by <see cref="Stream"/>.</exception>
    public static SiteDayKey Parse(string stream)
    {
        var at = stream.LastIndexOf('/');
        return at > 0 && DateOnly.TryParseExact(stream.AsSpan(at + 1), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new(stream[..at], date)
            : throw new FormatException($"'{stream}' is not a site and a date.");
    }
}
