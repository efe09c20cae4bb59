namespace Madoguchi.Server.Persistence.Rows;

/// <summary>What a clerk asked of a reservation for a caller: written before it is sent, and completed by the answer. No word of the person.</summary>
internal sealed class StaffBookingRow
{
    public long Id { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>Mail address of staff.</summary>
    public required string Who { get; set; }

    /// <summary>One of <see cref="Bookings.StaffBookingActs"/>.</summary>
    public required string What { get; set; }

    /// <summary>Site code; null: the reservation says it.</summary>
    public string? Site { get; set; }

    /// <summary>Reservation code; null until it is known.</summary>
    public string? Code { get; set; }

    /// <summary>The time that was wanted; null for a cancellation.</summary>
    public DateTimeOffset? Start { get; set; }

    /// <summary>Code of the refusal, <c>done</c>, or <c>asked</c> while nobody knows: the server ended in between.</summary>
    public required string Outcome { get; set; }
}
