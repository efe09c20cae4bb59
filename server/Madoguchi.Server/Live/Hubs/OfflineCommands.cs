using System.Buffers.Text;
using System.Security.Cryptography;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>Reads what a kiosk asks and tells about its time without the server.</summary>
internal static class OfflineCommands
{
    const int DaysAhead = 14;
    const int DaysBack = 31;
    const int TokenLength = 22;

    /// <returns>Null when it cannot be read.</returns>
    public static SiteDayCommand.LeaseOfflineNumbers? Lease(LeaseOfflineRequest? request, DateOnly today) =>
        request is not null && Kiosk(request.Kiosk, request.Installation) is { } kiosk
        && request.BusinessDate >= today && request.BusinessDate <= today.AddDays(DaysAhead) ? new(kiosk) : null;

    public static Asked Record(Guid order, RecordOfflineRequest? request, DateOnly today)
    {
        if (request is null || Kiosk(request.Kiosk, request.Installation) is not { } kiosk)
            return Asked.Not("kiosk は1〜40文字、installation は空でない UUID です。");
        if (request.BusinessDate > today || request.BusinessDate < today.AddDays(-DaysBack))
            return Asked.Not("businessDate は今日か、31日前までです。");
        if (!TicketNumber.TryParse(request.Number, out var number))
            return Asked.Not("number は番号札の番号（例: A800）です。");
        if (request.StatusToken is not { Length: TokenLength } token || !Base64Url.IsValid(token))
            return Asked.Not("statusToken は22文字の base64url です。");
        var issue = TicketCommands.Issue(
            new(request.Procedures, request.Language, request.Priority, Persons: request.Persons), new(new(order), token));
        return issue.Command is SiteDayCommand.IssueTicket ticket
            ? new SiteDayCommand.RecordOffline(
                ticket.Ticket, new(Derived("spare", order)), token, kiosk, number, ticket.Procedures, ticket.Language, ticket.Priority, request.IssuedAt)
            {
                Persons = ticket.Persons,
            }
            : issue;
    }

    public static Asked Reissue(RecordReissueRequest? request, DateOnly today)
    {
        if (request is null || request.TicketId == Guid.Empty)
            return Asked.Not("ticketId は空でない UUID です。");
        if (request.BusinessDate > today || request.BusinessDate < today.AddDays(-DaysBack))
            return Asked.Not("businessDate は今日か、31日前までです。");
        return TicketNumber.TryParse(request.Number, out var number)
            ? new SiteDayCommand.ReissueTicket(new(request.TicketId), new(number, new(Derived("spare", request.TicketId)), request.PrintedAt))
            : Asked.Not("number は番号札の番号（例: A012）です。");
    }

    public static ReissuedTicket Reissued(CommandAnswer answer)
    {
        var ticket = answer.Tickets.Single();
        return new(ticket.Id.Value, ticket.Number.ToString(), ticket.Reissues);
    }

    /// <summary>The command id of the record of a wish: always the same, and not the wish's own.</summary>
    public static Guid RecordId(Guid order) => Derived("record", order);

    public static RecordedTicket Recorded(CommandAnswer answer)
    {
        var ticket = answer.Tickets.Single();
        return new(ticket.Id.Value, ticket.Number.ToString(), ticket.ArrivedAt, ticket.Legs.All(leg => leg.State is LegState.Expired));
    }

    static KioskId? Kiosk(string? name, Guid installation) =>
        name is { Length: >= 1 and <= 40 } && !name.Any(char.IsControl) && installation != Guid.Empty ? new(name, installation) : null;

    // RFC 9562 UUIDv8: made of what is known, so that a retry makes the same.
    static Guid Derived(string what, Guid order)
    {
        Span<byte> bytes = SHA256.HashData([.. System.Text.Encoding.ASCII.GetBytes(what), .. order.ToByteArray(bigEndian: true)]).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
