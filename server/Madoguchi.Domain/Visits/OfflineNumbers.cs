using System.Collections.Immutable;

namespace Madoguchi.Domain.Visits;

/// <summary>A kiosk as it stands there.</summary>
/// <param name="Name">What staff call it.</param>
/// <param name="Installation">The mark of its own memory: two devices which were given one name stay two.</param>
public readonly record struct KioskId(string Name, Guid Installation);

/// <summary>Numbers of the offline band in a row; nobody else gives them out on this day.</summary>
/// <param name="Category">Letter.</param>
/// <param name="First">First number.</param>
/// <param name="Last">Last number.</param>
/// <param name="Digits">Width of the numbers on paper.</param>
/// <param name="Skip">Those between which are never issued.</param>
public sealed record NumberBlock(char Category, int First, int Last, int Digits, ImmutableSortedSet<int> Skip)
{
    public IEnumerable<TicketNumber> Numbers => Enumerable.Range(First, Last - First + 1)
        .Where(value => !Skip.Contains(value))
        .Select(value => new TicketNumber(Category, value, Digits));

    public bool Contains(TicketNumber number) =>
        number.Category == Category && number.Value >= First && number.Value <= Last && !Skip.Contains(number.Value);
}

/// <summary>A block that a kiosk holds until the end of the day.</summary>
public sealed record OfflineLease(KioskId Kiosk, NumberBlock Block);

/// <summary>How a number came to be without the server.</summary>
/// <param name="Kiosk">Who issued it.</param>
/// <param name="PrintedAt">When, by the kiosk's own clock: what is on the paper.</param>
public sealed record OfflineIssue(KioskId Kiosk, DateTimeOffset PrintedAt);
