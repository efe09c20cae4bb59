using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Replaces master data, all or nothing; keys, staff, notices, bookings and the ledger stay.</summary>
internal sealed class Seeder(IDbContextFactory<MadoguchiDb> databases)
{
    public async Task Write(Seed seed, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var revision = await db.Municipalities.Select(row => (long?)row.Revision).MaxAsync(ct) ?? 0;
        await db.Procedures.ExecuteDeleteAsync(ct);
        await db.Categories.ExecuteDeleteAsync(ct);
        await db.Sites.ExecuteDeleteAsync(ct);
        await db.ClosedDays.ExecuteDeleteAsync(ct);
        await db.Municipalities.ExecuteDeleteAsync(ct);
        seed.Municipality.Revision = revision + 1;
        db.Add(seed.Municipality);
        db.AddRange(seed.Sites);
        db.AddRange(seed.Categories);
        db.AddRange(seed.Procedures);
        db.AddRange(seed.ClosedDays);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
