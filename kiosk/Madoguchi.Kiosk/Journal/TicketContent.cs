namespace Madoguchi.Kiosk.Journal;

/// <summary>What is needed to print a ticket again. Nothing of a person; forgotten at the end of the day.</summary>
/// <param name="Number">As on the paper.</param>
/// <param name="StatusUrl">Of the QR code.</param>
/// <param name="Language">Of the paper.</param>
/// <param name="Procedures">Codes in the order of the paper.</param>
/// <param name="IssuedAt">When the kiosk heard the number.</param>
/// <param name="IsOffline">The kiosk gave it without the server.</param>
/// <param name="Ticket">Id of the ticket at the server; null in a journal of before.</param>
sealed record TicketContent(
    string Number, string StatusUrl, string Language, IReadOnlyList<string> Procedures, DateTimeOffset IssuedAt, bool IsOffline = false,
    Guid? Ticket = null);
