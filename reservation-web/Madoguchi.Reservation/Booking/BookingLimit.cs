using System.Security.Cryptography;
using Madoguchi.Reservation.Platform;
using Microsoft.AspNetCore.DataProtection;

namespace Madoguchi.Reservation.Booking;

/// <param name="Due">When the form may be sent, or when to ask again.</param>
/// <param name="Token">Lets the form in from then on; null: so many wait already that there is no place yet.</param>
internal readonly record struct Pause(DateTimeOffset Due, string? Token);

/// <summary>
/// Bookings of one address in an hour. The first go through at once; each further one gets a place in a queue of its address, so
/// that a script with invented names needs days for what it would take in a minute, and nobody behind a shared address is turned
/// away. Kept in memory only: after an hour an address is nobody's business.
/// </summary>
internal sealed class BookingLimit(ReservationSettings settings, IDataProtectionProvider protection, TimeProvider clock, ILogger<BookingLimit> log)
{
    const int ManyClients = 20_000;
    static readonly TimeSpan Window = TimeSpan.FromHours(1), FirstStep = TimeSpan.FromSeconds(10), LongestStep = TimeSpan.FromMinutes(2);
    static readonly TimeSpan LongestQueue = TimeSpan.FromMinutes(15), AsksAgain = TimeSpan.FromMinutes(1), KeptFor = TimeSpan.FromMinutes(15), ToldEvery = TimeSpan.FromMinutes(10);

    readonly Lock gate = new();
    readonly Dictionary<string, Own> clients = [];
    readonly IDataProtector protector = protection.CreateProtector("place in the queue of an address");
    DateTimeOffset nextTold, nextSweep;

    /// <summary>Addresses that are remembered.</summary>
    public int Known
    {
        get
        {
            lock (gate)
                return clients.Count;
        }
    }

    int Most => settings.Booking.PerClient;

    /// <summary>Of one address: forms that were let in, forms that wait and when each may come, and the end of the queue.</summary>
    sealed class Own
    {
        public readonly Dictionary<Guid, (DateTimeOffset Until, bool HasWaited)> In = [];
        public readonly Dictionary<Guid, DateTimeOffset> Places = [];
        public DateTimeOffset Last;

        /// <summary>After what is over has been forgotten.</summary>
        public bool IsEmpty(DateTimeOffset now)
        {
            foreach (var (form, _) in In.Where(one => one.Value.Until <= now).ToList())
                In.Remove(form);
            foreach (var (form, _) in Places.Where(one => one.Value + KeptFor <= now).ToList())
                Places.Remove(form);
            return In.Count + Places.Count == 0;
        }
    }

    /// <summary>Lets a form in and counts it, once however often it is sent. Decided before it is known what comes of it, so that a thousand at once are not all the first.</summary>
    /// <param name="token">Of the place it waited for, if it did.</param>
    /// <returns>Null: it may book. Else when.</returns>
    public Pause? Enter(string client, Guid form, string? token)
    {
        if (Most == 0)
            return null;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var own = OwnOf(client, now);
            if (own.In.ContainsKey(form))
                return null;
            var hasWaited = own.In.Count >= Most;
            if (hasWaited && !IsDue(client, form, token, now))
                return Place(own, client, form, now);
            own.In[form] = (now + Window, hasWaited);
            own.Places.Remove(form);
            return null;
        }
    }

    /// <summary>How it stands with a form that waits; asking gives it no second place.</summary>
    public Pause Ask(string client, Guid form)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var own = OwnOf(client, now);
            return own.In.ContainsKey(form) || own.In.Count < Most || Most == 0 ? new(now, "") : Place(own, client, form, now);
        }
    }

    /// <summary>It has booked, whatever another sending of the same form came to meanwhile.</summary>
    public void Count(string client, Guid form)
    {
        if (Most == 0)
            return;
        lock (gate)
            OwnOf(client, clock.GetUtcNow()).In.TryAdd(form, (clock.GetUtcNow() + Window, HasWaited: false));
    }

    /// <summary>Nothing was free: that counts for nobody. Who has waited keeps the place and chooses another time.</summary>
    public void Leave(string client, Guid form)
    {
        lock (gate)
        {
            if (clients.TryGetValue(client, out var own) && own.In.TryGetValue(form, out var entry) && !entry.HasWaited)
                own.In.Remove(form);
        }
    }

    Pause Place(Own own, string client, Guid form, DateTimeOffset now)
    {
        if (!own.Places.TryGetValue(form, out var due))
        {
            // One after the other: who asks for a hundred places at once gets the last of them no sooner than who asks for one.
            due = (own.Last > now ? own.Last : now) + Step(own.In.Count - Most + own.Places.Count);
            if (due - now > LongestQueue)
                return new(now + AsksAgain, null);
            own.Places[form] = own.Last = due;
            Tell(now);
        }
        return new(due, protector.Protect(Content(client, form, due)));
    }

    static TimeSpan Step(int before) => before > 8 || FirstStep * Math.Pow(2, before) > LongestStep ? LongestStep : FirstStep * Math.Pow(2, before);

    /// <summary>The form is in the token: a token lets one form in, and one form books once.</summary>
    bool IsDue(string client, Guid form, string? token, DateTimeOffset now)
    {
        if (token is not { Length: > 0 and <= 600 })
            return false;
        try
        {
            var content = protector.Unprotect(token);
            return content.Split(' ') is [.., var ticks] && long.TryParse(ticks, out var at) && new DateTimeOffset(at, TimeSpan.Zero) is var due
                && due <= now && now < due + KeptFor && content == Content(client, form, due);
        }
        catch (Exception forged) when (forged is CryptographicException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    static string Content(string client, Guid form, DateTimeOffset due) => FormattableString.Invariant($"{client} {form:N} {due.UtcTicks}");

    Own OwnOf(string client, DateTimeOffset now)
    {
        Sweep(now);
        if (!clients.TryGetValue(client, out var own))
            clients[client] = own = new();
        own.IsEmpty(now);
        return own;
    }

    /// <summary>Whoever has a network of addresses must not fill the memory: those who did least are forgotten first when it is full.</summary>
    void Sweep(DateTimeOffset now)
    {
        if (clients.Count <= ManyClients || (now < nextSweep && clients.Count <= 2 * ManyClients))
            return;
        nextSweep = now.AddSeconds(30);
        foreach (var (client, _) in clients.Where(one => one.Value.IsEmpty(now)).ToList())
            clients.Remove(client);
        foreach (var (client, _) in clients.OrderBy(one => one.Value.In.Count + one.Value.Places.Count).Take(clients.Count - ManyClients).ToList())
            clients.Remove(client);
    }

    void Tell(DateTimeOffset now)
    {
        if (now < nextTold)
            return;
        nextTold = now + ToldEvery;
        log.BookingsWait(Most);
    }
}

internal static partial class BookingLimitLog
{
    [LoggerMessage(41, LogLevel.Warning, "More than {Most} bookings came from one address within an hour: each further one of it waits.")]
    public static partial void BookingsWait(this ILogger logger, int most);
}
