namespace Madoguchi.Contracts.Http;

/// <summary>A counter (<c>GET /api/v1/sites/{site}/counters</c>).</summary>
/// <param name="Number">Number over the desk.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="State"><c>closed</c>, <c>open</c> or <c>paused</c>.</param>
/// <param name="Categories">Letters it serves at present.</param>
/// <param name="Current">Whom it has called or serves; null when free.</param>
public sealed record CounterInfo(int Number, string Name, string State, IReadOnlyList<string> Categories, CounterTicket? Current);

/// <summary>A ticket at a counter: the answer to calling and to every step at the counter.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="Leg">The procedure at hand.</param>
/// <param name="CalledAt">When it was called to this counter.</param>
/// <param name="Why">Why this person and not another, in one Japanese sentence; null when not a call.</param>
public sealed record CounterTicket(Guid TicketId, string Number, CounterLeg Leg, DateTimeOffset CalledAt, string? Why);

/// <summary>The procedure at hand.</summary>
public sealed record CounterLeg(int LegId, string Procedure, string State);

/// <summary>Opens a counter; without categories it serves those of the master data.</summary>
public sealed record OpenCounterRequest(IReadOnlyList<string>? Categories = null);

/// <summary>任意番号: calls this very number.</summary>
public sealed record CallTicketRequest(string? Number);

/// <summary>交付・会計: calls someone whose paper is ready.</summary>
/// <param name="Number">Whom; null: who has waited longest for what this counter serves.</param>
public sealed record CallForPickupRequest(string? Number = null);

/// <summary>Sets the current ticket aside.</summary>
/// <param name="Reason">1–200 characters; shown to staff only. No personal data.</param>
public sealed record HoldRequest(string? Reason);

/// <summary>Sends the current ticket on. One of procedure and counter is given.</summary>
/// <param name="Procedure">Procedure code to go on with; null keeps the present one.</param>
/// <param name="Counter">The only counter that may call it; null: any that serves it.</param>
/// <param name="Place"><c>head</c>, <c>arrival</c> (default) or <c>tail</c>.</param>
/// <param name="Note">At most 200 characters for the next clerk. No personal data.</param>
public sealed record TransferRequest(string? Procedure = null, int? Counter = null, string? Place = null, string? Note = null);

/// <summary>Adds procedures to the current ticket.</summary>
public sealed record AddProceduresRequest(IReadOnlyList<string>? Procedures);

/// <summary>Sets or clears 優先.</summary>
public sealed record PriorityRequest(bool Priority = true);
