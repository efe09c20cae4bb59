namespace Madoguchi.Reservation.Persistence;

/// <summary>Somebody waits for a seat of a day that is full, and perhaps has one offered.</summary>
public sealed class WaitingRow
{
    /// <summary>128 random bits: who has it looks at, accepts and ends the waiting.</summary>
    public required string Token { get; init; }

    /// <summary>Order of the list; a larger one after an offer that lapsed.</summary>
    public required long Place { get; set; }
    public required string Site { get; init; }

    /// <summary>The counter group of its own that is wanted; empty: each procedure at its own counters.</summary>
    public required string Group { get; init; }

    /// <summary>Procedure codes, separated by commas.</summary>
    public required string Procedures { get; init; }

    /// <summary>In the city's time.</summary>
    public required DateOnly Date { get; init; }
    public required string Name { get; init; }
    public required string Kana { get; init; }
    public required string Mail { get; init; }

    /// <summary>Names the mailbox of a day to the database without its knowing whose; see <see cref="PersonMarks"/>.</summary>
    public required string Mark { get; set; }
    public required string Language { get; init; }

    /// <summary>How many times were offered so far.</summary>
    public int Offers { get; set; }

    /// <summary>The form under which the offered seats are held, and booked when it is accepted; null: nothing is offered.</summary>
    public Guid? FormKey { get; set; }

    /// <summary>Of the time that is offered.</summary>
    public DateTimeOffset? Start { get; set; }
    public int Minutes { get; set; }

    /// <summary>The offer lapses then; null until its mail has left.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>And then at the latest: booking of the offered time ends.</summary>
    public DateTimeOffset? Latest { get; set; }

    /// <summary>The mail that tells of the offer.</summary>
    public Guid? MailId { get; set; }

    /// <summary>Booked, taken back, lapsed too often, or the day is over.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsOffered => EndedAt is null && FormKey is not null;

    public bool IsBooked => EndedAt is not null && FormKey is not null;

    /// <summary>When the offer ends as far as is known.</summary>
    public DateTimeOffset? OfferEnds => Until ?? Latest;

    public IReadOnlyList<string> ProcedureCodes => Procedures.Split(',');
}
