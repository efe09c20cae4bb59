namespace Madoguchi.Server.Persistence.Bookings;

/// <summary>A booking as rebuilt from what reservation-web sent; personal data, kept out of the ledger and the logs.</summary>
/// <param name="Sequence">Position in reservation-web's order.</param>
/// <param name="SlotStart">Start of the slot.</param>
internal sealed record StoredBooking(
    long Sequence, string Code, string Site, DateTimeOffset SlotStart, int Minutes, IReadOnlyList<string> Procedures, string Name,
    string Kana, string? Phone, string? Mail, string Language, bool Cancelled, DateTimeOffset At)
{
    /// <summary>Group with a counter of its own; empty: each procedure at its own counters.</summary>
    public string Group { get; init; } = "";

    /// <summary>The day on which a check-in was decided last; the ledger of that day knows what came of it. Null: never.</summary>
    public DateOnly? TriedOn { get; init; }
}

/// <summary>Bookings pulled from reservation-web.</summary>
internal interface IBookings
{
    Task<StoredBooking?> Find(string code, CancellationToken ct);

    /// <summary>Notes, before a check-in is decided, on which day that is: whatever is moved or cut off meanwhile, it can be found.</summary>
    Task Try(string code, DateOnly day, CancellationToken ct);

    /// <summary>Those not cancelled whose slot starts in between, ends included.</summary>
    Task<IReadOnlyList<StoredBooking>> Between(string site, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>Sequence number of the last one stored.</summary>
    Task<long> LastSequence(CancellationToken ct);

    /// <summary>Stores a batch and how far it reaches, together; storing it again changes nothing. What was noted of check-ins stays.</summary>
    Task Store(IReadOnlyList<StoredBooking> bookings, long upToSequence, CancellationToken ct);

    /// <summary>Deletes those whose time is before the one, and those cancelled before the other.</summary>
    /// <returns>How many.</returns>
    Task<int> Forget(DateTimeOffset visitedBefore, DateTimeOffset cancelledBefore, CancellationToken ct);

    /// <summary>Seals with the newest key what is not sealed with it yet.</summary>
    /// <returns>How many.</returns>
    Task<int> SealAnew(CancellationToken ct);

    /// <summary>Proves that the keys set are those of this database.</summary>
    /// <exception cref="Contracts.Hosts.SettingException">They are not.</exception>
    Task Prove(CancellationToken ct);
}
