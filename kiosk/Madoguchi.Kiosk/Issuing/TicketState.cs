using Madoguchi.Contracts.Http;

namespace Madoguchi.Kiosk.Issuing;

/// <summary>Where a ticket stands, as its screen shows it.</summary>
public abstract record TicketState
{
    /// <summary>The server is being asked.</summary>
    public sealed record Asking : TicketState;

    /// <summary>The server does not answer. The same command may be asked again.</summary>
    public sealed record Unavailable : TicketState;

    /// <param name="Code">Stable code.</param>
    /// <param name="Message">The server's Japanese sentence.</param>
    public sealed record Refused(string Code, string Message) : TicketState;

    public sealed record Printing(IssuedTicket Ticket) : TicketState;

    /// <summary>The printer proved it.</summary>
    public sealed record OnPaper(IssuedTicket Ticket) : TicketState;

    /// <summary>There is a number and no (proved) paper: it is shown on the screen.</summary>
    /// <param name="Ticket">What the server gave.</param>
    /// <param name="MayBeOnPaper">Nobody knows whether a paper came out, whole or torn.</param>
    public sealed record OnScreen(IssuedTicket Ticket, bool MayBeOnPaper) : TicketState;
}
