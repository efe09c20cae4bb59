using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>The rows of the database as a seed, in a settled order.</summary>
internal static class SeedRows
{
    /// <returns>Null when nothing was seeded.</returns>
    public static async Task<Seed?> Read(MadoguchiDb db, CancellationToken ct)
    {
        if (await db.Municipalities.AsNoTracking().OrderBy(row => row.Code).FirstOrDefaultAsync(ct) is not { } municipality)
            return null;
        var sites = await db.Sites.AsNoTracking().Include(row => row.Hours).Include(row => row.Counters).Include(row => row.BookingRules)
            .OrderBy(row => row.Position).AsSplitQuery().ToListAsync(ct);
        var categories = await db.Categories.AsNoTracking().OrderBy(row => row.Code).ToListAsync(ct);
        var procedures = await db.Procedures.AsNoTracking().Include(row => row.Sites).OrderBy(row => row.Position).ToListAsync(ct);
        var closed = await db.ClosedDays.AsNoTracking().ToListAsync(ct);
        foreach (var site in sites)
        {
            site.Hours = [.. site.Hours.OrderBy(day => day.From).ThenBy(day => SeedWords.FromMonday(day.Weekday))];
            site.Counters = [.. site.Counters.OrderBy(counter => counter.Number)];
            site.BookingRules = [.. site.BookingRules.OrderBy(rule => rule.Group, StringComparer.Ordinal).ThenBy(rule => rule.From)];
        }
        var order = sites.Select((site, i) => (site.Code, i)).ToDictionary(pair => pair.Code, pair => pair.i);
        foreach (var procedure in procedures)
            procedure.Sites = [.. procedure.Sites.OrderBy(site => order[site.Site])];
        return new(municipality, sites, categories, procedures, [.. closed.OrderBy(day => day.Date).ThenBy(day => day.Site, StringComparer.Ordinal)]);
    }
}
