using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Server.Live.Views;

/// <summary>Tickets and legs on the wire.</summary>
internal static class TicketView
{
    public static IssuedTicket Issued(Ticket ticket, int peopleAhead, WaitRange wait, string statusUrlBase) => new(
        ticket.Id.Value, ticket.Number.ToString(), statusUrlBase + ticket.StatusToken, peopleAhead, new(wait.Low, wait.High),
        [.. ticket.Legs.Select(leg => new IssuedLeg(leg.Id, leg.Procedure.Value, leg.Category.ToString(), StateOf(leg), BlockedBy(ticket, leg)))]);

    public static TicketDetails Details(Ticket ticket) => new(
        ticket.Id.Value, ticket.Number.ToString(), ClassOf(ticket), ticket.ArrivedAt,
        [.. ticket.Legs.Select(leg => new LegDetails(
            leg.Id, leg.Procedure.Value, leg.Category.ToString(), StateOf(leg), leg.Counter?.Value, BlockedBy(ticket, leg),
            leg.WaitingSince, leg.CalledAt, leg.StartedAt, leg.EndedAt, leg.PickupSince))],
        ChannelOf(ticket), ticket.Persons, ticket.Note, Reissues: ticket.Reissues, ReissuedAt: ticket.ReissuedAt);

    /// <summary>With the times of the visit, which go on.</summary>
    public static TicketDetails DetailsAt(Ticket ticket, DateTimeOffset now)
    {
        var times = VisitTimes.Of(ticket, now);
        var (whole, served) = ((int)times.Whole.TotalMinutes, (int)times.Served.TotalMinutes);
        return Details(ticket) with { Visit = new(whole, whole - served, served) };
    }

    public static string ChannelOf(Ticket ticket) => ticket.Channel switch
    {
        TicketChannel.Staff => "staff",
        TicketChannel.Phone => "phone",
        TicketChannel.Remote => "remote",
        _ => "kiosk",
    };

    public static string ClassOf(Ticket ticket) => ticket.Class switch
    {
        TicketClass.Reservation => "reservation",
        TicketClass.Priority => "priority",
        _ => "walkIn",
    };

    public static string StateOf(Leg leg) => leg.State switch
    {
        LegState.Blocked => LegStates.Blocked,
        LegState.Waiting => LegStates.Waiting,
        LegState.Called => LegStates.Called,
        LegState.Serving => LegStates.Serving,
        LegState.Held => LegStates.Held,
        LegState.Absent => LegStates.Absent,
        LegState.AwaitingPickup => LegStates.AwaitingPickup,
        LegState.Done => LegStates.Done,
        LegState.Transferred => LegStates.Transferred,
        LegState.Cancelled => LegStates.Cancelled,
        LegState.Expired => LegStates.Expired,
        LegState.Summoned => LegStates.Summoned,
        _ => throw new ArgumentOutOfRangeException(nameof(leg)),
    };

    static string[] BlockedBy(Ticket ticket, Leg leg) => [.. leg.BlockedBy.Select(id => ticket[id].Procedure.Value).Distinct()];
}
