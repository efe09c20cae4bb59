using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>A number given out by a clerk: for somebody who stands here, or for a caller.</summary>
/// <param name="Ticket">Made when the question was asked, so that the same answer sent twice is one number.</param>
public sealed record IssueForm(Guid Ticket, string StatusToken, IReadOnlyList<string> Procedures, bool ByPhone, int Persons, bool Priority, string? Note)
{
    public override string ToString() => JsonSerializer.Serialize(this);

    internal static Asked Read(string? body) => body is not null && JsonSerializer.Deserialize<IssueForm>(body) is { } form
        ? TicketCommands.Issue(
            new IssueTicketRequest(form.Procedures, Priority: form.Priority, Channel: form.ByPhone ? "phone" : "staff", Persons: form.Persons, Note: form.Note),
            new(new(form.Ticket), form.StatusToken))
        : Asked.Not("手続きを1つ以上選んでください。");
}
