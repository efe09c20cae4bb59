namespace Madoguchi.Contracts.Link;

/// <summary>
/// スマホ発券: somebody outside wishes for a number of today, or has given up the wish or the number. It is asked until it is
/// answered; asked twice is one number. No personal data, and nothing that anybody typed.
/// </summary>
/// <param name="Code">8 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ: its holder checks in with it on arrival.</param>
/// <param name="Token">22 characters of base64url, 128 random bits: the key of the ticket's page.</param>
/// <param name="Site">Site code.</param>
/// <param name="Procedures">1–20 procedure codes.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Cancelled">The number is not wanted any more.</param>
/// <param name="At">When it was wished for, with offset; the city hall gives no number after 10 minutes.</param>
public sealed record RemoteAsk(
    string Code, string Token, string Site, IReadOnlyList<string> Procedures, string Language, bool Cancelled, DateTimeOffset At);

/// <summary>What became of a wish.</summary>
/// <param name="Code">Of the wish.</param>
/// <param name="Number">The number that stands; null when there is none.</param>
/// <param name="Refused">Code of the refusal: of the number, or of the cancellation where there is a number; else null.</param>
public sealed record RemoteAnswer(string Code, string? Number, string? Refused);

/// <summary>A ticket that was taken from afar, for its holder's phone.</summary>
/// <param name="Here">Its holder has checked in.</param>
/// <param name="TurnMissedAt">When its turn came and nobody was here; null: not yet.</param>
/// <param name="KeptUntil">Until when the place is kept all the same; null with <paramref name="TurnMissedAt"/>.</param>
public sealed record TicketRemote(bool Here, DateTimeOffset? TurnMissedAt, DateTimeOffset? KeptUntil);
