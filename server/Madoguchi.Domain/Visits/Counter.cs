using System.Collections.Immutable;

namespace Madoguchi.Domain.Visits;

public enum CounterState
{
    Closed, Open, Paused,
}

/// <summary>One leg of one ticket.</summary>
public readonly record struct LegRef(TicketId Ticket, int Leg);

/// <summary>What a counter did last, with what it needs to be taken back.</summary>
/// <param name="At">When.</param>
/// <param name="Current">Whom the counter had before.</param>
/// <param name="Before">The tickets it touched, as they were before.</param>
/// <param name="After">The versions of the same tickets after it: others mean that something was built on it.</param>
/// <param name="Call">The announcement it made; null when none.</param>
public sealed record CounterStep(
    DateTimeOffset At, LegRef? Current, ImmutableArray<Ticket> Before, ImmutableArray<int> After, int? Call)
{
    /// <summary>The older announcement of the same person which the new one took off the board.</summary>
    public Call? Replaced { get; init; }
}

/// <summary>A numbered desk.</summary>
/// <param name="Number">Over the desk.</param>
/// <param name="Name">What it is for.</param>
/// <param name="State">Closed until a clerk opens it.</param>
/// <param name="Serves">Letters it serves at present.</param>
/// <param name="ReservationOnly">Calls nobody without a reservation.</param>
public sealed record Counter(
    CounterNumber Number, string Name, CounterState State, ImmutableSortedSet<char> Serves, bool ReservationOnly)
{
    /// <summary>応援受付: single procedures it does besides its letters.</summary>
    public ImmutableSortedSet<ProcedureCode> Procedures { get; init; } = [];

    public bool Does(ProcedureCode procedure, char category) => Serves.Contains(category) || Procedures.Contains(procedure);

    /// <summary>Whom it has called or serves, or who waits at it for the next officer.</summary>
    public LegRef? Current { get; init; }

    public CounterStep? LastStep { get; init; }
}
