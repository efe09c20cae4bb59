using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Live;

/// <summary>How busy every site is, as published last.</summary>
internal sealed class CongestionBoard(IDatabase database, Writer writer, TimeProvider clock)
{
    public Congestion? Current { get; private set; }

    public async Task Load()
    {
        await using var db = database.Open();
        if (await db.Published.AsNoTracking().SingleOrDefaultAsync(p => p.Name == PublishedRow.Congestion) is { } row)
            Current = JsonSerializer.Deserialize<Congestion>(row.Json);
    }

    public async Task Replace(Congestion congestion)
    {
        Current = congestion;
        await writer.Write(async db =>
        {
            await db.Publish(PublishedRow.Congestion, JsonSerializer.Serialize(congestion), clock.GetUtcNow());
            await db.SaveChangesAsync();
        });
    }
}
