using Madoguchi.Contracts.Link;

namespace Madoguchi.Server.Live.Link;

/// <summary>Which tickets look different to their holders since they were last sent.</summary>
internal sealed class TicketChanges
{
    readonly Dictionary<string, string> _sent = [];

    public void Forget() => _sent.Clear();

    public IReadOnlyList<TicketStatus> Since(IEnumerable<TicketStatus> tickets) =>
        [.. tickets.Where(ticket => !_sent.TryGetValue(ticket.Token, out var sent) || sent != Look(ticket))];

    public void Sent(IEnumerable<TicketStatus> tickets)
    {
        foreach (var ticket in tickets)
            _sent[ticket.Token] = Look(ticket);
    }

    static string Look(TicketStatus ticket) => string.Join(
        '|', [ticket.Number, ticket.Remote, ticket.Finished, ticket.PeopleAhead, ticket.WaitMinutes?.Low, ticket.WaitMinutes?.High, .. ticket.Legs.Select(leg => $"{leg.Procedure}:{leg.State}:{leg.Counter}:{string.Join(',', leg.Places?.Select(place => place.Counter) ?? [])}")]);
}
