namespace Madoguchi.Contracts.Http;

/// <summary>One place of the city with its hours of today (<c>GET /api/v1/sites</c>).</summary>
/// <param name="Code">Stable code, for example <c>honchosha</c>.</param>
/// <param name="Name">Japanese name as shown to residents.</param>
/// <param name="IsOpen">Whether tickets may be issued at this moment.</param>
/// <param name="BusinessDate">Local date (Asia/Tokyo), <c>YYYY-MM-DD</c>.</param>
/// <param name="OpensAt">Start of today's hours with offset; null on a closed day.</param>
/// <param name="ClosesAt">End of today's hours with offset; null on a closed day.</param>
public sealed record SiteInfo(
    string Code, string Name, bool IsOpen, DateOnly BusinessDate, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt);

/// <summary>Ends the day of a site (<c>POST /api/v1/sites/{site}/close-day</c>).</summary>
/// <param name="Anyway">Even before closing time, and even if a counter still has somebody.</param>
public sealed record CloseDayRequest(bool Anyway = false);

/// <summary>The day has ended.</summary>
/// <param name="Expired">Who still waited for something, by number; empty when the day had ended before.</param>
public sealed record DayEnded(IReadOnlyList<ExpiredTicketInfo> Expired);

/// <summary>A ticket that was not finished with when the day ended.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Procedures">What was left to do.</param>
public sealed record ExpiredTicketInfo(Guid TicketId, string Number, IReadOnlyList<string> Procedures);

/// <summary>A procedure as the resident sees it (<c>GET /api/v1/sites/{site}/procedures?lang=</c>).</summary>
/// <param name="Code">Code of the procedure master, for example <c>J10</c>.</param>
/// <param name="Name">Name in the asked language; falls back to やさしい日本語.</param>
/// <param name="Category">Letter of the category whose number is issued.</param>
/// <param name="Minutes">Planned minutes at the counter, waiting not included.</param>
/// <param name="Bring">What to bring, one item each.</param>
/// <param name="FeeYen">Fee in yen; 0 when free.</param>
/// <param name="WithoutVisit">Ways that need no visit: <c>convenience_store</c>, <c>online</c>, <c>post</c>, <c>visit_plan_only</c>.</param>
/// <param name="Available">Whether it is handled at this site now.</param>
public sealed record ProcedureInfo(
    string Code, string Name, string Category, int Minutes, IReadOnlyList<string> Bring, int FeeYen,
    IReadOnlyList<string> WithoutVisit, bool Available);
