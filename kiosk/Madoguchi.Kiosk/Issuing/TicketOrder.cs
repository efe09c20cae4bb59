namespace Madoguchi.Kiosk.Issuing;

/// <summary>What a person wants. One of procedures and reservation is given.</summary>
/// <param name="CommandId">The same for every try.</param>
/// <param name="Language">Of screen and paper.</param>
/// <param name="Procedures">Codes in the order of choosing.</param>
/// <param name="ReservationCode">As typed or scanned.</param>
sealed record TicketOrder(Guid CommandId, string Language, IReadOnlyList<string> Procedures, string? ReservationCode = null);
