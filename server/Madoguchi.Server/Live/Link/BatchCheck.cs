using Madoguchi.Contracts.Link;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// What an honest reservation-web never answers to a pull. Where the whole cannot be true nothing of it is believed, and how
/// far it claims to reach least of all: that number is what the next pull begins with.
/// </summary>
internal static class BatchCheck
{
    /// <summary>Bookings, changes and cancellations in a second: more than any city has residents for.</summary>
    const long MostPerSecond = 100;

    static readonly DateTimeOffset Beginning = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>What is wrong; null when it can be true.</returns>
    public static string? Fault(BookingBatch? batch, long after, int most, DateTimeOffset now)
    {
        if (batch?.Bookings is not { } bookings)
            return "it answered no list of bookings";
        if (bookings.Count > most)
            return "it answered more bookings than were asked for";
        var (last, highest) = (after, HighestAt(now));
        foreach (var booking in bookings)
        {
            if (booking is null)
                return "it answered an entry without anything in it";
            if (booking.Sequence <= last)
                return "it answered sequence numbers that do not grow";
            if (booking.Sequence > highest)
                return "it answered a sequence number to which nobody can have counted";
            last = booking.Sequence;
        }
        return null;
    }

    /// <summary>
    /// Numbers may have gaps of any size, since old entries are deleted outside and either side may come from a backup. The bound
    /// moves on with time instead, faster than anybody books: whoever was honest finds room behind any number a liar got in.
    /// </summary>
    public static long HighestAt(DateTimeOffset now) => Math.Max(1, (long)(now - Beginning).TotalSeconds) * MostPerSecond;
}
