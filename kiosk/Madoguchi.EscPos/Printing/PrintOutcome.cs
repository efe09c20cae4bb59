using Madoguchi.EscPos.Status;

namespace Madoguchi.EscPos.Printing;

/// <summary>Why a paper did not come, or may not have come.</summary>
public enum PrintFault
{
    /// <summary>The line cannot be opened, or broke.</summary>
    Unreachable,

    /// <summary>The line is open and nobody answers in time.</summary>
    NoAnswer,

    Offline,

    CoverOpen,

    PaperOut,

    /// <summary>Cutter or mechanics.</summary>
    Error,

    /// <summary>The way to this printer carries no answers.</summary>
    CannotProve,
}

/// <summary>What is known after a job.</summary>
public abstract record PrintOutcome
{
    /// <summary>The printer itself said, after the cut, that all is done and that it stands ready.</summary>
    /// <param name="Status">How it was then; perhaps near the end of its paper.</param>
    public sealed record Printed(PrinterStatus Status) : PrintOutcome;

    /// <summary>Nothing of the job left this program: no paper, now or later.</summary>
    public sealed record NotPrinted(PrintFault Fault) : PrintOutcome;

    /// <summary>Something was sent and the proof is missing: the paper may be there, whole or torn.</summary>
    public sealed record Unknown(PrintFault Fault) : PrintOutcome;
}

/// <summary>An idle printer's state, or why it cannot be told.</summary>
/// <param name="Status">Null when the printer did not answer.</param>
/// <param name="Fault">Null when it can print.</param>
public sealed record PrinterCondition(PrinterStatus? Status, PrintFault? Fault);
