namespace Madoguchi.Contracts.Http;

/// <summary>What a lobby board shows; holds no personal data (<c>GET /api/v1/sites/{site}/board</c>).</summary>
/// <param name="Version">Grows with every change of the site's day; a client keeps the highest it has seen.</param>
/// <param name="BusinessDate">Local date (Asia/Tokyo).</param>
/// <param name="Calls">Newest first, at most 12, one per ticket.</param>
/// <param name="Categories">Every category of the site in the order of its letters.</param>
/// <param name="Absent">Numbers that did not come when called, newest first, at most 24.</param>
/// <param name="RemoteLeft">スマホ発券: how many numbers may still be taken from afar within the hours of today; null: none are given so, or the day has ended.</param>
/// <param name="Pickup">交付・会計: whose paper is ready and who is called for it now, by counter.</param>
public sealed record BoardState(
    long Version, DateOnly BusinessDate, IReadOnlyList<BoardCall> Calls, IReadOnlyList<BoardCategory> Categories,
    IReadOnlyList<string> Absent, IReadOnlyList<BoardPickup>? Pickup = null, int? RemoteLeft = null);

/// <summary>A number that is called for 交付 or 会計.</summary>
/// <param name="Number">For example <c>A001</c>.</param>
/// <param name="Counter">Number of the counter.</param>
/// <param name="CounterName">Name of the counter.</param>
public sealed record BoardPickup(string Number, int Counter, string CounterName);

/// <summary>One announcement.</summary>
/// <param name="Seq">Gap-free sequence number of the site and day, from 1.</param>
/// <param name="Number">For example <c>A001</c>.</param>
/// <param name="Counter">Number of the counter.</param>
/// <param name="CounterName">Name of the counter.</param>
/// <param name="CalledAt">When it was called.</param>
/// <param name="Kind"><c>call</c>, <c>recall</c> or <c>pickup</c>.</param>
public sealed record BoardCall(int Seq, string Number, int Counter, string CounterName, DateTimeOffset CalledAt, string Kind);

/// <summary>Waiting people and minutes of one category.</summary>
/// <param name="Code">Letter.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="Waiting">People who can be called now.</param>
/// <param name="WaitMinutes">What someone who takes a number now would wait; null when no counter of it is open.</param>
/// <param name="Issuing">False once 受付終了.</param>
public sealed record BoardCategory(string Code, string Name, int Waiting, MinuteRange? WaitMinutes, bool Issuing);
