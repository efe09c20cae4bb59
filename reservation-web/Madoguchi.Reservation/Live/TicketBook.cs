using System.Collections.Concurrent;
using System.Text.Json;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Live;

/// <summary>A ticket's state and when the city hall told it.</summary>
public sealed record KnownTicket(TicketStatus Status, DateTimeOffset ReceivedAt);

/// <summary>Today's tickets as their holders may see them. Whatever order states come in, the highest version stays.</summary>
internal sealed class TicketBook(IDatabase database, Writer writer, TimeProvider clock)
{
    readonly ConcurrentDictionary<string, KnownTicket> tickets = new();

    /// <summary>These tickets (tokens) have a newer state.</summary>
    public event Action<IReadOnlyCollection<string>>? Changed;

    public KnownTicket? Find(string token) =>
        tickets.TryGetValue(token, out var known) && known.Status.BusinessDate >= JapanTime.DateOf(clock.GetUtcNow()) ? known : null;

    public async Task Load()
    {
        await Forget();
        await using var db = database.Open();
        foreach (var row in await db.Tickets.AsNoTracking().ToListAsync())
            tickets[row.Token] = new(JsonSerializer.Deserialize<TicketStatus>(row.Json)!, row.ReceivedAt);
    }

    public async Task Merge(IReadOnlyList<TicketStatus> statuses)
    {
        var (today, now) = (JapanTime.DateOf(clock.GetUtcNow()), clock.GetUtcNow());
        var newest = statuses.Where(s => s.BusinessDate >= today).GroupBy(s => s.Token).Select(same => same.MaxBy(s => s.Version)!)
            .Where(s => !tickets.TryGetValue(s.Token, out var known) || s.Version >= known.Status.Version).ToList();
        if (newest.Count == 0)
            return;
        foreach (var status in newest)
            tickets.AddOrUpdate(status.Token, new KnownTicket(status, now), (_, known) => status.Version >= known.Status.Version ? new(status, now) : known);
        Changed?.Invoke([.. newest.Select(status => status.Token)]);
        await writer.Write(async db =>
        {
            foreach (var status in newest)
                await Upsert(db, status, now);
        });
    }

    /// <summary>Yesterday's tickets are nobody's business any more.</summary>
    public async Task Forget()
    {
        var today = JapanTime.DateOf(clock.GetUtcNow());
        foreach (var (token, known) in tickets)
        {
            if (known.Status.BusinessDate < today)
                tickets.TryRemove(token, out _);
        }
        await writer.Write(db => db.Tickets.Where(ticket => ticket.BusinessDate < today).ExecuteDeleteAsync());
    }

    static Task<int> Upsert(ReservationDb db, TicketStatus status, DateTimeOffset now) => db.Database.ExecuteSqlAsync($"""
        INSERT INTO "Tickets" ("Token", "Version", "BusinessDate", "Json", "ReceivedAt")
        VALUES ({status.Token}, {status.Version}, {status.BusinessDate}, {JsonSerializer.Serialize(status)}, {now.ToUnixTimeMilliseconds()})
        ON CONFLICT ("Token") DO UPDATE SET "Version" = excluded."Version", "BusinessDate" = excluded."BusinessDate",
            "Json" = excluded."Json", "ReceivedAt" = excluded."ReceivedAt"
        WHERE excluded."Version" >= "Tickets"."Version"
        """);
}
