using Madoguchi.Contracts.Http;

namespace Madoguchi.Contracts.Hubs;

/// <summary><c>/hubs/counter</c>, role counter: site state for third-party terminals. Commands go through the HTTP API.</summary>
public interface ICounterHub
{
    /// <summary>Joins a site; called after every (re)connect.</summary>
    Task<HubReply<SiteState>> Subscribe(string site);
}

/// <summary>What the server tells a terminal by itself.</summary>
public interface ICounterClient
{
    /// <summary>The site's day changed. Ignore versions not higher than the one shown (same business date).</summary>
    Task Site(SiteState state);

    /// <summary>A kiosk or its printer needs a person: one Japanese sentence.</summary>
    Task Alert(string message);
}

/// <summary>A site's day as its clerks see it; numbers and procedures, no names.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="BusinessDate">Local date.</param>
/// <param name="Counters">All counters.</param>
/// <param name="Waiting">Who can be called, most urgent first, at most 200.</param>
/// <param name="Held">Who was set aside.</param>
/// <param name="Absent">Who did not come.</param>
/// <param name="WaitingTotal">People who can be called, uncapped.</param>
/// <param name="Away">スマホ発券: who took a number from afar and has not come, in the order of issue.</param>
/// <param name="Summons">Seats to which officers are called, longest first.</param>
/// <param name="Pickup">Who waits for a paper, longest first; <c>Since</c> is when they were sent to wait.</param>
public sealed record SiteState(
    long Version, DateOnly BusinessDate, IReadOnlyList<CounterInfo> Counters, IReadOnlyList<QueuedTicket> Waiting,
    IReadOnlyList<QueuedTicket> Held, IReadOnlyList<QueuedTicket> Absent, int WaitingTotal,
    IReadOnlyList<QueuedTicket>? Pickup = null, IReadOnlyList<SummonsInfo>? Summons = null, IReadOnlyList<QueuedTicket>? Away = null);

/// <summary>A ticket in a list of the counter terminal, with the leg it is listed for.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="LegId">The leg.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Category">Letter.</param>
/// <param name="Class"><c>walkIn</c>, <c>priority</c> or <c>reservation</c>.</param>
/// <param name="Since">Counted from.</param>
/// <param name="PromiseMinutes">Promised wait of the class.</param>
/// <param name="Note">Reason of a hold or note of a transfer; null when none.</param>
/// <param name="Due">When to look again at who was set aside; null: whenever.</param>
/// <param name="Persons">How many came with the number, 1–9.</param>
public sealed record QueuedTicket(
    Guid TicketId, string Number, int LegId, string Procedure, string Category, string Class, DateTimeOffset Since,
    int PromiseMinutes, string? Note, DateTimeOffset? Due = null, int Persons = 1);
