namespace Madoguchi.Kiosk.Issuing;

/// <summary>What a person wants. One of procedures and reservation is given.</summary>
/// <param name="CommandId">The same for every try.</param>
/// <param name="Language">Of screen and paper.</param>
/// <param name="Procedures">Codes in the order of choosing.</param>
/// <param name="Reservation">What is to be checked in.</param>
/// <param name="Unanswered">A check-in of the same person that was asked and not answered.</param>
sealed record TicketOrder(
    Guid CommandId, string Language, IReadOnlyList<string> Procedures, ReservationClaim? Reservation = null, TicketOrder? Unanswered = null)
{
    /// <summary>
    /// What the server is told a paper of this order is for. If it answered the check-in and nobody heard it, the paper is that
    /// reservation's.
    /// </summary>
    public Guid Wish => Unanswered?.CommandId ?? CommandId;
}
