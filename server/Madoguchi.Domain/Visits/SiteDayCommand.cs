using System.Collections.Immutable;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Visits;

/// <summary>Everything that can be asked of a site on a business date.</summary>
public abstract record SiteDayCommand
{
    SiteDayCommand()
    {
    }

    /// <summary>Begins the day; the site asks it of itself before the first command.</summary>
    public sealed record OpenDay(SiteRules Rules) : SiteDayCommand;

    /// <summary>Ends the day: what still waits expires and is listed.</summary>
    /// <param name="Anyway">Even before closing time, and even if a counter still has somebody.</param>
    public sealed record CloseDay(bool Anyway = false) : SiteDayCommand;

    public sealed record OpenCounter(CounterNumber Counter, ImmutableSortedSet<char>? Categories) : SiteDayCommand;
    /// <summary>応援受付: an open counter serves these letters and procedures from now on.</summary>
    public sealed record SetCounterSkills(
        CounterNumber Counter, ImmutableSortedSet<char> Categories, ImmutableSortedSet<ProcedureCode> Procedures) : SiteDayCommand;
    public sealed record PauseCounter(CounterNumber Counter) : SiteDayCommand;
    public sealed record CloseCounter(CounterNumber Counter) : SiteDayCommand;

    public sealed record IssueTicket(
        TicketId Ticket, string StatusToken, ImmutableArray<ProcedureCode> Procedures, string Language, bool Priority) : SiteDayCommand
    {
        public TicketChannel Channel { get; init; }

        /// <summary>1–9.</summary>
        public int Persons { get; init; } = 1;

        public string? Note { get; init; }
    }


    /// <param name="Booking">What is known of the code; null when nothing is.</param>
    public sealed record CheckIn(TicketId Ticket, string StatusToken, ReservationCode Code, Booking? Booking) : SiteDayCommand;
    public sealed record ReissueTicket(TicketId Ticket) : SiteDayCommand;
    public sealed record CancelTicket(TicketId Ticket) : SiteDayCommand;
    public sealed record SetPriority(TicketId Ticket, bool Priority) : SiteDayCommand;

    public sealed record CallNext(CounterNumber Counter) : SiteDayCommand;
    /// <summary>任意番号.</summary>
    public sealed record CallTicket(CounterNumber Counter, TicketNumber Number) : SiteDayCommand;
    public sealed record Recall(CounterNumber Counter) : SiteDayCommand;

    /// <summary>交付・会計: calls someone whose paper is ready.</summary>
    /// <param name="Number">Whom; null, and no ticket: who has waited longest for what this counter hands out.</param>
    public sealed record CallForPickup(CounterNumber Counter, TicketNumber? Number = null, TicketId? Ticket = null) : SiteDayCommand;

    public sealed record StartService(CounterNumber Counter) : SiteDayCommand;
    public sealed record CompleteLeg(CounterNumber Counter) : SiteDayCommand;
    /// <summary>交付待ち: the document is being made; the counter is free again.</summary>
    public sealed record SendToPickup(CounterNumber Counter) : SiteDayCommand;
    /// <param name="Due">When to look at it again; null: whenever.</param>
    public sealed record Hold(CounterNumber Counter, string Reason, DateTimeOffset? Due = null) : SiteDayCommand;
    public sealed record Resume(TicketId Ticket) : SiteDayCommand;
    public sealed record MarkAbsent(CounterNumber Counter) : SiteDayCommand;
    /// <summary>Someone who was absent came back.</summary>
    public sealed record Return(TicketId Ticket) : SiteDayCommand;
    public sealed record Transfer(
        CounterNumber Counter, ProcedureCode? Procedure, CounterNumber? To, TransferPlace Place, string? Note) : SiteDayCommand;
    public sealed record AddLegs(CounterNumber Counter, ImmutableArray<ProcedureCode> Procedures) : SiteDayCommand;

    /// <summary>Takes one more procedure off the ticket at the counter; the one at hand is completed or sent on instead.</summary>
    public sealed record RemoveLeg(CounterNumber Counter, int Leg) : SiteDayCommand;

    /// <summary>The summoned officer of a category sits down with whoever stayed at this counter.</summary>
    public sealed record TakeSummons(CounterNumber Counter, char Category) : SiteDayCommand;

    /// <summary>受付終了.</summary>
    public sealed record StopIssuing(char Category) : SiteDayCommand;
    public sealed record ResumeIssuing(char Category) : SiteDayCommand;

    /// <summary>Takes back the counter's own last step, within 10 seconds, if nothing was built on it.</summary>
    public sealed record Undo(CounterNumber Counter) : SiteDayCommand;
}

public enum TransferPlace
{
    Arrival, Head, Tail,
}

/// <summary>What the site knows of a booking when its holder checks in.</summary>
/// <param name="Site">Where it was booked for.</param>
/// <param name="Date">Local date of the slot.</param>
/// <param name="SlotStart">Start of the slot.</param>
/// <param name="Procedures">What was booked.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Cancelled">The resident cancelled it.</param>
public sealed record Booking(
    string Site, DateOnly Date, DateTimeOffset SlotStart, ImmutableArray<ProcedureCode> Procedures, string Language, bool Cancelled);
