using System.Collections.Immutable;

namespace Madoguchi.Domain.Visits;

/// <summary>The states of a leg; see <c>queue-rules.md</c>.</summary>
public enum LegState
{
    Blocked, Waiting, Called, Serving, Held, Absent, AwaitingPickup, Done, Transferred, Cancelled, Expired, Summoned,
}

/// <summary>One procedure of a visit.</summary>
/// <param name="Id">Number of the leg within its ticket, from 1.</param>
/// <param name="Procedure">What is done.</param>
/// <param name="Category">Letter of the procedure's category.</param>
/// <param name="State">Where it stands.</param>
/// <param name="BlockedBy">Legs of the same ticket that must end first.</param>
/// <param name="Since">What the urgency counts from.</param>
public sealed record Leg(
    int Id, ProcedureCode Procedure, char Category, LegState State, ImmutableArray<int> BlockedBy, DateTimeOffset Since)
{
    /// <summary>Sent on to the head of the queue.</summary>
    public bool AtHead { get; init; }

    /// <summary>Sent on to this counter and no other.</summary>
    public CounterNumber? Only { get; init; }

    /// <summary>Where it was called last.</summary>
    public CounterNumber? Counter { get; init; }

    /// <summary>When it could first be called; null while blocked.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When it was first called: the end of its wait.</summary>
    public DateTimeOffset? CalledAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Calls and recalls of this leg.</summary>
    public int Calls { get; init; }

    /// <summary>Why it was set aside, or what the sending clerk wrote.</summary>
    public string? Note { get; init; }

    /// <summary>Set aside until then; null: until someone resumes it.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it was last taken back from being set aside.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>Since when the person sits and waits for its officer to come.</summary>
    public DateTimeOffset? SummonedAt { get; init; }

    /// <summary>When it was last sent to wait for what is being made; from then on it is called for 交付 or 会計 only.</summary>
    public DateTimeOffset? PickupSince { get; init; }

    public bool IsForPickup => PickupSince is not null;

    /// <summary>Where it goes when nobody has it any more and it has not ended.</summary>
    public LegState InLine => IsForPickup ? LegState.AwaitingPickup : LegState.Waiting;

    public bool HasEnded => State is LegState.Done or LegState.Transferred or LegState.Cancelled or LegState.Expired;

    /// <summary>A counter has the person.</summary>
    public bool IsAtCounter => State is LegState.Called or LegState.Serving or LegState.Summoned;
}
