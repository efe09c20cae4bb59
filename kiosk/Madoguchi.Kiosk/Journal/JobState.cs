namespace Madoguchi.Kiosk.Journal;

/// <summary>How far a ticket has come on this kiosk.</summary>
enum JobState
{
    /// <summary>The server is being asked; whether it has issued is not known yet.</summary>
    Asked,

    /// <summary>The server said no.</summary>
    Refused,

    /// <summary>The server gave a number.</summary>
    Answered,

    /// <summary>Bytes go to the printer from now on.</summary>
    Printing,

    /// <summary>The printer proved it.</summary>
    Printed,

    /// <summary>Nothing went to the printer.</summary>
    NotPrinted,

    /// <summary>Something went to the printer and the proof is missing.</summary>
    Unknown,
}

/// <param name="Serial">Counts from 1.</param>
/// <param name="Id">The command id; of a paper printed again, an id of its own.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Number">The ticket's number, once there is one.</param>
/// <param name="At">Last change.</param>
/// <param name="Content">What its paper says; null before there is a number and after its day.</param>
sealed record JournalRow(long Serial, Guid Id, JobState State, string? Number, DateTimeOffset At, TicketContent? Content);
