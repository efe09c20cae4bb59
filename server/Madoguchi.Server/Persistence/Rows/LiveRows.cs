namespace Madoguchi.Server.Persistence.Rows;

/// <summary>A device's key; the key itself is nowhere.</summary>
internal sealed class ApiKeyRow
{
    public required string Name { get; set; }

    /// <summary>SHA-256 of the key, hex.</summary>
    public required string Hash { get; set; }
    public required string Role { get; set; }

    /// <summary>The only site this key is for; null: all.</summary>
    public string? Site { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When a line with this key was last seen standing; null: never.</summary>
    public DateTimeOffset? LastContactAt { get; set; }
}

/// <summary>お知らせ on the boards.</summary>
internal sealed class NoticeRow
{
    public int Id { get; set; }
    public required string Title { get; set; }
    public required string Body { get; set; }
    public DateTimeOffset From { get; set; }
    public DateTimeOffset To { get; set; }

    /// <summary>null: all sites.</summary>
    public string? Site { get; set; }
    public int Position { get; set; }
}

/// <summary>A booking as pulled from reservation-web; a cancellation overwrites its booking.</summary>
internal sealed class BookingRow
{
    public required string Code { get; set; }
    public long Sequence { get; set; }
    public required string Site { get; set; }
    public DateTimeOffset SlotStart { get; set; }
    public int Minutes { get; set; }
    public List<string> Procedures { get; set; } = [];

    /// <summary>Group with a counter of its own; empty: each procedure at its own counters.</summary>
    public string Group { get; set; } = "";
    public required string Name { get; set; }
    public required string Kana { get; set; }
    public string? Phone { get; set; }
    public string? Mail { get; set; }
    public required string Language { get; set; }
    public bool Cancelled { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The day on which a check-in was decided last; the ledger of that day knows what came of it. Known inside only.</summary>
    public DateOnly? TriedOn { get; set; }
}

/// <summary>How far the bookings of reservation-web are stored here. One row.</summary>
internal sealed class LinkPositionRow
{
    public int Id { get; set; } = 1;
    public long LastStoredSequence { get; set; }
}

/// <summary>How far a projection has read a stream of the ledger.</summary>
internal sealed class ProjectionPositionRow
{
    public required string Projection { get; set; }
    public required string Stream { get; set; }
    public long Version { get; set; }
}

/// <summary>One leg for the statistics: a projection of the ledger, rebuildable any day.</summary>
internal sealed class LegFactRow
{
    public required string Site { get; set; }
    public DateOnly Date { get; set; }
    public Guid TicketId { get; set; }
    public int LegId { get; set; }
    public required string Number { get; set; }
    public required string Category { get; set; }
    public required string Procedure { get; set; }
    public int? Counter { get; set; }

    /// <summary><c>walkIn</c>, <c>priority</c> or <c>reservation</c>.</summary>
    public required string Class { get; set; }
    public DateTimeOffset IssuedAt { get; set; }
    public DateTimeOffset? WaitingSince { get; set; }
    public DateTimeOffset? CalledAt { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public required string State { get; set; }
}
