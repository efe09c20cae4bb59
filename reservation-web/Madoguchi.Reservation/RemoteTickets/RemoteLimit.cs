namespace Madoguchi.Reservation.RemoteTickets;

/// <summary>
/// How many numbers one address may have whose holders have not come, so that nobody takes the day's. In memory only. A family or
/// an office shares an address; whoever has come, or gave up, does not count any more.
/// </summary>
internal sealed class RemoteLimit(RemoteSettings settings, RemoteDesk desk)
{
    readonly Lock gate = new();
    readonly Dictionary<string, HashSet<string>> taken = [];

    public bool IsReached(string client)
    {
        lock (gate)
        {
            if (!taken.TryGetValue(client, out var own))
                return false;
            own.RemoveWhere(token => !desk.IsOpen(token));
            if (own.Count == 0)
                taken.Remove(client);
            return own.Count >= settings.PerClient;
        }
    }

    public void Took(string client, string token)
    {
        lock (gate)
        {
            if (!taken.TryGetValue(client, out var own))
                taken[client] = own = [];
            own.Add(token);
        }
    }

    /// <summary>Who has come and gone leaves nothing here.</summary>
    public void Forget()
    {
        lock (gate)
        {
            foreach (var client in taken.Keys.ToList())
            {
                taken[client].RemoveWhere(token => !desk.IsOpen(token));
                if (taken[client].Count == 0)
                    taken.Remove(client);
            }
        }
    }
}
