using System.Text.Json;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Live;

/// <summary>How busy every site is, as published last.</summary>
internal sealed class CongestionBoard(IDatabase database, Writer writer, TimeProvider clock)
{
    static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(20);
    DateTimeOffset kept;

    public Congestion? Current { get; private set; }

    public async Task Load()
    {
        await using var db = database.Open();
        if (await db.Published.AsNoTracking().SingleOrDefaultAsync(p => p.Name == PublishedRow.Congestion) is { } row)
            Current = JsonSerializer.Deserialize<Congestion>(row.Json);
    }

    /// <summary>Shown at once; kept on disk now and then only, for it comes twice a second and a restart forgives a little age.</summary>
    public async Task Replace(Congestion congestion)
    {
        Current = congestion;
        var now = clock.GetUtcNow();
        if (now - kept < KeepEvery)
            return;
        kept = now;
        await writer.Write(async db =>
        {
            await db.Publish(PublishedRow.Congestion, JsonSerializer.Serialize(congestion), now);
            await db.SaveChangesAsync();
        });
    }
}
