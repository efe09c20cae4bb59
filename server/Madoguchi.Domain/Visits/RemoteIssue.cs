namespace Madoguchi.Domain.Visits;

/// <summary>スマホ発券: a number asked for from afar.</summary>
/// <param name="Code">Its holder checks in with it on arrival.</param>
/// <param name="AskedAt">By the clock of who passed the wish on.</param>
public sealed record RemoteWish(ReservationCode Code, DateTimeOffset AskedAt);

/// <summary>What is known of a number that was taken from afar.</summary>
/// <param name="Code">Its holder checks in with it on arrival.</param>
public sealed record RemoteIssue(ReservationCode Code)
{
    /// <summary>When somebody who counts from a later time was called because its holder was not here; null: that did not happen.</summary>
    public DateTimeOffset? TurnMissedAt { get; init; }

    /// <summary>When its holder checked in; null: not yet.</summary>
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>The wish under which a kiosk checked it in: whoever did not hear the answer may have been given a paper under the same wish.</summary>
    public TicketId? CheckedInAs { get; init; }
}
