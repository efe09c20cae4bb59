using Madoguchi.Reservation.Link;
using Madoguchi.Reservation.RemoteTickets;

namespace Madoguchi.Reservation.Live;

/// <summary>The live pages of tickets: each is woken when its ticket changes or the line to the city hall comes or goes.</summary>
internal sealed class TurnStreams
{
    readonly TurnLimits limits;
    readonly Lock gate = new();
    readonly Dictionary<string, HashSet<TurnStream>> ofTicket = [];
    readonly Dictionary<string, int> ofClient = [];
    int all;

    public TurnStreams(TurnLimits limits, TicketBook tickets, RemoteDesk remote, LinkLine line)
    {
        this.limits = limits;
        tickets.Changed += Wake;
        remote.Changed += Wake;
        line.Changed += WakeAll;
    }

    public int Count
    {
        get
        {
            lock (gate)
                return all;
        }
    }

    /// <summary>Null with a reason when there are too many: <c>client</c>, <c>ticket</c> or <c>all</c>.</summary>
    public TurnStream? Open(string token, string client, out string? tooMany)
    {
        lock (gate)
        {
            var fellows = ofTicket.GetValueOrDefault(token);
            var sameClient = ofClient.GetValueOrDefault(client);
            tooMany = all >= limits.All ? "all" : sameClient >= limits.PerClient ? "client" : fellows?.Count >= limits.PerTicket ? "ticket" : null;
            if (tooMany is not null)
                return null;
            var stream = new TurnStream(token, client, Close);
            if (fellows is null)
                ofTicket[token] = fellows = [];
            fellows.Add(stream);
            ofClient[client] = sameClient + 1;
            all++;
            return stream;
        }
    }

    void Close(TurnStream stream)
    {
        lock (gate)
        {
            if (!ofTicket.TryGetValue(stream.Token, out var fellows) || !fellows.Remove(stream))
                return;
            if (fellows.Count == 0)
                ofTicket.Remove(stream.Token);
            if (--ofClient[stream.Client] == 0)
                ofClient.Remove(stream.Client);
            all--;
        }
    }

    void Wake(IReadOnlyCollection<string> tokens)
    {
        lock (gate)
        {
            foreach (var token in tokens)
            {
                foreach (var stream in ofTicket.GetValueOrDefault(token) ?? [])
                    stream.Wake();
            }
        }
    }

    void WakeAll()
    {
        lock (gate)
        {
            foreach (var stream in ofTicket.Values.SelectMany(fellows => fellows))
                stream.Wake();
        }
    }
}
