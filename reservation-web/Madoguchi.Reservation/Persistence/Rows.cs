namespace Madoguchi.Reservation.Persistence;

/// <summary>A bookable span of time at a site, as the city hall published it last.</summary>
internal sealed class SlotRow
{
    public required string Site { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required int Minutes { get; set; }

    /// <summary>0 closes the slot; seats taken before stay taken.</summary>
    public required int Capacity { get; set; }
}

/// <summary>
/// One seat of a slot that is taken. Its primary key (site, start, number) is what keeps two bookers from one seat: the
/// loser of a race breaks the key, whatever anybody has read before.
/// </summary>
internal sealed class SeatRow
{
    public required string Site { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required int Number { get; init; }
    public required string Code { get; init; }
}

/// <summary>A reservation with the personal data of whoever made it.</summary>
public sealed class BookingRow
{
    public required string Code { get; init; }

    /// <summary>Names the form that was sent: sending it twice books once.</summary>
    public required Guid FormKey { get; init; }
    public required string Site { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required int Minutes { get; init; }

    /// <summary>Procedure codes, separated by commas.</summary>
    public required string Procedures { get; init; }
    public required string Name { get; init; }
    public required string Kana { get; init; }
    public required string? Phone { get; init; }
    public required string? Mail { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; set; }

    public IReadOnlyList<string> ProcedureCodes => Procedures.Split(',');
}

/// <summary>What the city hall pulls: a booking or its cancellation, numbered without gaps in the order of commit.</summary>
internal sealed class OutboxRow
{
    public required long Sequence { get; init; }
    public required string Code { get; init; }
    public required bool Cancelled { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The one row that numbers the outbox. Every writer updates it first, so it is also the writers' queue.</summary>
internal sealed class LinkStateRow
{
    public const int Only = 1;
    public int Id { get; init; } = Only;
    public long Latest { get; set; }
    public long Acknowledged { get; set; }
}

/// <summary>What was published last under a name, whole, as JSON: kept for the time after a restart without the line.</summary>
internal sealed class PublishedRow
{
    public const string Master = "master", Congestion = "congestion";
    public required string Name { get; init; }
    public required string Json { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
}

/// <summary>The state of one ticket of today as its holder's phone may show it.</summary>
internal sealed class TicketRow
{
    public required string Token { get; init; }
    public required long Version { get; set; }
    public required DateOnly BusinessDate { get; set; }
    public required string Json { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
}
