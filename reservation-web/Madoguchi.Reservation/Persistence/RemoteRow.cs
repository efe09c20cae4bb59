namespace Madoguchi.Reservation.Persistence;

/// <summary>
/// スマホ発券: a wish for a number of today, and what the city hall made of it. No name and no address: whoever has the token is its
/// holder. Gone with the day.
/// </summary>
internal sealed class RemoteRow
{
    /// <summary>128 random bits, the key of the page <c>/t/{token}</c>.</summary>
    public required string Token { get; init; }

    /// <summary>Checked in with on arrival.</summary>
    public required string Code { get; init; }

    /// <summary>Names the form it was sent with; the same key again is the same wish.</summary>
    public required Guid FormKey { get; init; }
    public required string Site { get; init; }

    /// <summary>Procedure codes, separated by commas.</summary>
    public required string Procedures { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the city hall answered; null: it is still to be asked.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The number; null while there is none.</summary>
    public string? Number { get; set; }

    /// <summary>Why there is no number.</summary>
    public string? Refused { get; set; }

    /// <summary>Its holder does not want it any more.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }

    /// <summary>The city hall knows that it is given up.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
