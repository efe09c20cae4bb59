using Madoguchi.Reservation.Platform;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// How many times one address may hold at once, so that nobody holds a whole day. Kept in memory only: an address is nobody's
/// business after ten minutes. Who is over the limit books like everybody did before there were holds; the seat is decided
/// when the form is sent.
/// </summary>
internal sealed class HoldLimit(ReservationSettings settings, TimeProvider clock)
{
    const int ManyClients = 10_000;
    readonly Lock gate = new();
    readonly Dictionary<string, Dictionary<Guid, DateTimeOffset>> held = [];

    /// <param name="most">At once; null: as set for times.</param>
    public bool TryHold(string client, Guid form, DateTimeOffset until, int? most = null)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (held.Count > ManyClients)
                Forget(now);
            if (!held.TryGetValue(client, out var own))
                held[client] = own = [];
            foreach (var (over, _) in own.Where(hold => hold.Value <= now).ToList())
                own.Remove(over);
            if (!own.ContainsKey(form) && own.Count >= (most ?? settings.Holds.PerClient))
                return false;
            own[form] = until;
            return true;
        }
    }

    /// <summary>Booked or given back: the hold does not count any more.</summary>
    public void Release(string client, Guid form)
    {
        lock (gate)
            held.GetValueOrDefault(client)?.Remove(form);
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var (client, own) in held.ToList())
        {
            if (own.Values.All(until => until <= now))
                held.Remove(client);
        }
    }
}
