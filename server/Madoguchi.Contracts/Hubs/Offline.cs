namespace Madoguchi.Contracts.Hubs;

/// <summary>Asks for numbers which a kiosk may issue while it is cut off.</summary>
/// <param name="Kiosk">Name of the device, 1–40 characters.</param>
/// <param name="Installation">Random mark of the device's own journal: two devices with one name hold different numbers.</param>
/// <param name="BusinessDate">Local date for which they are good.</param>
public sealed record LeaseOfflineRequest(string Kiosk, Guid Installation, DateOnly BusinessDate);

/// <summary>What a kiosk holds on a business date and has not used, as far as the server knows.</summary>
/// <param name="BusinessDate">Local date for which the numbers are good; they end with it.</param>
/// <param name="Hours">Hours of that date.</param>
/// <param name="Categories">In the order of their letters; a category of which nothing is left is missing.</param>
public sealed record OfflineNumbers(DateOnly BusinessDate, DayHours? Hours, IReadOnlyList<OfflineCategory> Categories);

/// <summary>Numbers of one category, to be issued in this order.</summary>
/// <param name="Code">Letter.</param>
/// <param name="Numbers">For example <c>A800</c>; numbers on the site's skip list are not among them.</param>
public sealed record OfflineCategory(string Code, IReadOnlyList<string> Numbers);

/// <summary>A number that a kiosk put on paper while it was cut off.</summary>
/// <param name="Kiosk">Name under which the number was lent.</param>
/// <param name="Installation">Installation to which it was lent.</param>
/// <param name="BusinessDate">Date for which it was lent, today or up to 31 days ago; the ticket belongs to that day.</param>
/// <param name="Number">As printed.</param>
/// <param name="StatusToken">128 random bits as base64url (22 characters), as printed in the QR code.</param>
/// <param name="IssuedAt">By the kiosk's clock; a time in the future of the server counts as now.</param>
/// <param name="Procedures">As in <see cref="Http.IssueTicketRequest"/>.</param>
/// <param name="Language">As in <see cref="Http.IssueTicketRequest"/>.</param>
/// <param name="Priority">As in <see cref="Http.IssueTicketRequest"/>.</param>
/// <param name="Persons">As in <see cref="Http.IssueTicketRequest"/>.</param>
public sealed record RecordOfflineRequest(
    string Kiosk, Guid Installation, DateOnly BusinessDate, string Number, string StatusToken, DateTimeOffset IssuedAt,
    IReadOnlyList<string>? Procedures, string? Language = null, bool Priority = false, int? Persons = null);

/// <summary>The ticket of a recorded paper.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">The number on the paper.</param>
/// <param name="ArrivedAt">The arrival it counts from.</param>
/// <param name="Expired">The day had ended before the paper was told of.</param>
public sealed record RecordedTicket(Guid TicketId, string Number, DateTimeOffset ArrivedAt, bool Expired);

/// <summary>A paper that a kiosk printed again.</summary>
/// <param name="TicketId">Id of the ticket: the one under which it was issued, checked in, or told of with <see cref="IKioskHub.RecordOffline"/>.</param>
/// <param name="BusinessDate">Date of the ticket, today or up to 31 days ago.</param>
/// <param name="Number">As printed.</param>
/// <param name="PrintedAt">By the kiosk's clock; a time in the future of the server counts as now.</param>
public sealed record RecordReissueRequest(Guid TicketId, DateOnly BusinessDate, string Number, DateTimeOffset PrintedAt);

/// <summary>A ticket of which there is another paper.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">The number on the paper.</param>
/// <param name="Reissues">How often it was printed again, this time included.</param>
public sealed record ReissuedTicket(Guid TicketId, string Number, int Reissues);

/// <summary>The server's clock.</summary>
public sealed record ServerClock(DateTimeOffset Now);
