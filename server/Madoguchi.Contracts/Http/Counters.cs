namespace Madoguchi.Contracts.Http;

/// <summary>A counter (<c>GET /api/v1/sites/{site}/counters</c>).</summary>
/// <param name="Number">Number over the desk.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="State"><c>closed</c>, <c>open</c> or <c>paused</c>.</param>
/// <param name="Categories">Letters it serves at present.</param>
/// <param name="Current">Whom it has called or serves, or who waits at it for an officer; null when free.</param>
/// <param name="Procedures">応援受付: single procedures it does besides its letters.</param>
public sealed record CounterInfo(
    int Number, string Name, string State, IReadOnlyList<string> Categories, CounterTicket? Current,
    IReadOnlyList<string>? Procedures = null);

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
/// <param name="Due">When to look at it again, later today; null: whenever.</param>
public sealed record HoldRequest(string? Reason, DateTimeOffset? Due = null);

/// <summary>Sends the current ticket on. One of procedure and counter is given.</summary>
/// <param name="Procedure">Procedure code to go on with; null keeps the present one.</param>
/// <param name="Counter">The only counter that may call it; null: any that serves it.</param>
/// <param name="Place"><c>head</c>, <c>arrival</c> (default) or <c>tail</c>.</param>
/// <param name="Note">At most 200 characters for the next clerk. No personal data.</param>
public sealed record TransferRequest(string? Procedure = null, int? Counter = null, string? Place = null, string? Note = null);

/// <summary>Adds procedures to the current ticket.</summary>
public sealed record AddProceduresRequest(IReadOnlyList<string>? Procedures);

/// <summary>Takes a procedure off the current ticket.</summary>
/// <param name="LegId">A leg that has not ended and is not the one at hand.</param>
public sealed record RemoveProcedureRequest(int? LegId);

/// <summary>応援受付: what an open counter serves from now on. At least one of both.</summary>
/// <param name="Categories">Letters.</param>
/// <param name="Procedures">Procedure codes besides.</param>
public sealed record CounterSkillsRequest(IReadOnlyList<string>? Categories = null, IReadOnlyList<string>? Procedures = null);

/// <summary>The officer of a category sits down with whoever stayed at this counter.</summary>
public sealed record TakeSummonsRequest(string? Category);

/// <summary>A seat to which an officer is called (<c>GET /api/v1/sites/{site}/summons</c>).</summary>
/// <param name="Category">Letter of the department that is asked for.</param>
/// <param name="Counter">Number of the counter where the resident sits.</param>
/// <param name="CounterName">Its name.</param>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">Its number.</param>
/// <param name="LegId">The leg that waits.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Since">Since when the resident waits for the officer.</param>
public sealed record SummonsInfo(
    string Category, int Counter, string CounterName, Guid TicketId, string Number, int LegId, string Procedure, DateTimeOffset Since);

/// <summary>Sets or clears 優先.</summary>
public sealed record PriorityRequest(bool Priority = true);
