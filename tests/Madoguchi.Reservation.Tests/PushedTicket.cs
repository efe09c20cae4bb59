using Madoguchi.Contracts.Http;

namespace Madoguchi.Reservation.Tests;

/// <summary>A ticket of the morning as the city hall tells of it.</summary>
internal static class PushedTicket
{
    public const string Token = "abcdefghijklmnopqrstu_";

    public static TicketStatus Status(long version, string state, int? ahead = null, MinuteRange? wait = null, int? counter = null) => new(
        Token, version, "honchosha", "市役所本庁舎", new(2026, 11, 24), "A012", false, ahead, wait,
        [new("J10", "住民票の写し", "Residence certificate", state, counter, counter is null ? null : "証明書")], Site.Morning);

    public static Task Push(this HubConnection cityHall, params TicketStatus[] tickets) => cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), tickets);
}
