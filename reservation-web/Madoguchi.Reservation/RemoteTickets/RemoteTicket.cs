using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.RemoteTickets;

/// <summary>How a wish for a number stands, as its holder's page says it.</summary>
public enum RemoteState
{
    /// <summary>The city hall has not answered yet.</summary>
    Asked,

    /// <summary>There is a number.</summary>
    Issued,

    /// <summary>There is none, and why is known.</summary>
    Refused,

    /// <summary>Given up; the city hall may not know it yet.</summary>
    GivenUp,
}

/// <summary>A wish for a number of today; immutable.</summary>
/// <param name="Refused">Code of the refusal; null when there is none.</param>
public sealed record RemoteTicket(
    string Token, string Code, Guid FormKey, string Site, IReadOnlyList<string> Procedures, string Language, DateTimeOffset AskedAt, RemoteState State, string? Number,
    string? Refused)
{
    /// <summary>So long a wish holds; the city hall gives no number for an older one.</summary>
    static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    /// <summary>Neither over nor refused: one of these is enough for one phone.</summary>
    public bool IsLive => State is RemoteState.Asked or RemoteState.Issued;

    public DateOnly Day => JapanTime.DateOf(AskedAt);

    /// <summary>No answer came in time. That there is no number is likely and not known.</summary>
    public bool IsOverdue(DateTimeOffset now) => State is RemoteState.Asked && now - AskedAt > Holds;

    internal static RemoteTicket Of(RemoteRow row) => new(
        row.Token, row.Code, row.FormKey, row.Site, row.Procedures.Split(','), row.Language, row.AskedAt, StateOf(row), row.Number, row.Refused);

    /// <summary>What the city hall has to be asked.</summary>
    internal static bool IsOpen(RemoteRow row) => row.EndedAt is null && (row.AnsweredAt is null || row.GivenUpAt is not null);

    internal static RemoteAsk ToWire(RemoteRow row) => new(
        row.Code, row.Token, row.Site, row.Procedures.Split(','), row.Language, row.GivenUpAt is not null, JapanTime.In(row.AskedAt));

    static RemoteState StateOf(RemoteRow row) =>
        row.GivenUpAt is not null ? RemoteState.GivenUp
        : row.Refused is not null ? RemoteState.Refused
        : row.Number is not null ? RemoteState.Issued
        : RemoteState.Asked;
}
