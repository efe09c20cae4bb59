using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Server.Persistence.Seeding;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Master;

internal sealed class MasterEdits(IDbContextFactory<MadoguchiDb> databases, TimeProvider clock) : IMasterEdits
{
    public async Task<Seed?> Read(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // One snapshot: what commits in between must not mix with what was read before.
        await using var snapshot = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        return await SeedRows.Read(db, ct);
    }

    public async Task<bool> Save(Seed next, long? revision, string who, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Taking the revision first makes a second administrator wait here and then find it taken.
        var taken = await db.Municipalities.Where(row => revision == null || row.Revision == revision)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, row => row.Revision + 1), ct);
        if (taken is 0 && revision is not null)
            return false;
        var before = await SeedRows.Read(db, ct);
        var version = before?.Municipality.Revision ?? 1;
        db.MasterChanges.AddRange(Things.Between(before, next).Select(one => Row(one, who, version)));
        await Replace(db, next, version, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<IReadOnlyList<MasterChange>> Changes(int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.MasterChanges.AsNoTracking().OrderByDescending(row => row.Id).Skip(skip).Take(take).ToListAsync(ct);
        return [.. rows.Select(Change)];
    }

    public async Task<MasterChange?> Last(Thing thing, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var row = await db.MasterChanges.AsNoTracking().OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(row => (row.Kind == thing.Kind && row.Key == thing.Key) || row.Kind == Things.All, ct);
        return row is null ? null : Change(row);
    }

    static async Task Replace(MadoguchiDb db, Seed next, long version, CancellationToken ct)
    {
        await db.Procedures.ExecuteDeleteAsync(ct);
        await db.Categories.ExecuteDeleteAsync(ct);
        await db.Sites.ExecuteDeleteAsync(ct);
        await db.ClosedDays.ExecuteDeleteAsync(ct);
        await db.Municipalities.ExecuteDeleteAsync(ct);
        next.Municipality.Revision = version;
        db.Add(next.Municipality);
        db.AddRange(next.Sites);
        db.AddRange(next.Categories);
        db.AddRange(next.Procedures);
        db.AddRange(next.ClosedDays);
        await db.SaveChangesAsync(ct);
    }

    MasterChangeRow Row(Difference one, string who, long version) => new()
    {
        At = clock.GetUtcNow(),
        Who = who,
        Kind = one.Thing.Kind,
        Key = one.Thing.Key,
        Before = one.Before,
        After = one.After,
        Version = version,
    };

    static MasterChange Change(MasterChangeRow row) =>
        new(row.Id, row.At, row.Who, new(new(row.Kind, row.Key), row.Before, row.After), row.Version);
}
