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

        /// <summary>With <see cref="TicketChannel.Remote"/>, and only then.</summary>
        public RemoteWish? Remote { get; init; }
    }

    /// <summary>A kiosk wants numbers which it may issue while it is cut off.</summary>
    public sealed record LeaseOfflineNumbers(KioskId Kiosk) : SiteDayCommand;

    /// <summary>A kiosk that was cut off put a number on paper.</summary>
    /// <param name="Order">The wish behind it; the server may have been asked for it before the line broke, and have issued.</param>
    /// <param name="Spare">Names the ticket when the order's own is over already.</param>
    /// <param name="StatusToken">As printed.</param>
    /// <param name="Kiosk">Who lent the number.</param>
    /// <param name="Number">As printed.</param>
    /// <param name="PrintedAt">By the kiosk's clock.</param>
    public sealed record RecordOffline(
        TicketId Order, TicketId Spare, string StatusToken, KioskId Kiosk, TicketNumber Number, ImmutableArray<ProcedureCode> Procedures,
        string Language, bool Priority, DateTimeOffset PrintedAt) : SiteDayCommand
    {
        /// <summary>1–9.</summary>
        public int Persons { get; init; } = 1;
    }

    /// <summary>Somebody is here with a code: of a booking, which becomes a ticket, or of a number taken from afar, which can now be called.</summary>
    /// <param name="Booking">What is known of the code; null when nothing is.</param>
    public sealed record CheckIn(TicketId Ticket, string StatusToken, ReservationCode Code, Booking? Booking) : SiteDayCommand;
    /// <summary>再発行: the same number once more.</summary>
    /// <param name="Paper">What a kiosk put on paper again, told afterwards; null when whoever asks has the ticket before them.</param>
    public sealed record ReissueTicket(TicketId Ticket, PaperAgain? Paper = null) : SiteDayCommand;
    /// <param name="UnlessAtCounter">Only while nobody calls or serves it: whoever asks cannot see that.</param>
    public sealed record CancelTicket(TicketId Ticket, bool UnlessAtCounter = false) : SiteDayCommand;
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
    /// <summary>Someone who was absent came back, or a clerk sees who took a number from afar.</summary>
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

/// <summary>A paper which bears 再発行, told of by the kiosk that printed it.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Spare">Names the ticket when the wish's own was over before its paper was told of; see <see cref="SiteDayCommand.RecordOffline"/>.</param>
/// <param name="PrintedAt">By the kiosk's clock.</param>
public sealed record PaperAgain(TicketNumber Number, TicketId Spare, DateTimeOffset PrintedAt);

/// <summary>What the site knows of a booking when its holder checks in.</summary>
/// <param name="Site">Where it was booked for.</param>
/// <param name="Date">Local date of the slot.</param>
/// <param name="SlotStart">Start of the slot.</param>
/// <param name="Procedures">What was booked.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Cancelled">The resident cancelled it.</param>
public sealed record Booking(
    string Site, DateOnly Date, DateTimeOffset SlotStart, ImmutableArray<ProcedureCode> Procedures, string Language, bool Cancelled)
{
    /// <summary>The earlier day on which it became a ticket already: it was moved afterwards. Null: none.</summary>
    public DateOnly? UsedOn { get; init; }
}
