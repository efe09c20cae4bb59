using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Facts;

internal sealed class LegFactStore(IDbContextFactory<MadoguchiDb> databases) : ILegFacts
{
    const string Projection = "legs";

    /// <summary>Short transactions, so that nobody waits long for the database's write lock.</summary>
    const int RowsPerTransaction = 1000;

    public async Task<IReadOnlyDictionary<string, long>> Positions(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.ProjectionPositions.AsNoTracking()
            .Where(row => row.Projection == Projection)
            .ToDictionaryAsync(row => row.Stream, row => row.Version, ct);
    }

    public async Task Save(string stream, long? version, IReadOnlyCollection<LegFact> facts, CancellationToken ct)
    {
        var chunks = facts.Chunk(RowsPerTransaction).ToArray();
        for (var i = 0; i < chunks.Length - 1; i++)
            await Write(chunks[i], null, ct);
        // The position comes with the last rows: rows without it are only written once more.
        await Write(chunks.Length == 0 ? [] : chunks[^1], version is { } reached ? (stream, reached) : null, ct);
    }

    public async Task<IReadOnlyList<LegFact>> Between(string site, DateOnly from, DateOnly to, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.LegFacts.AsNoTracking().Where(row => row.Site == site && row.Date >= from && row.Date <= to).ToListAsync(ct);
        return [.. rows.Select(Fact)];
    }

    public async Task Clear(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.LegFacts.ExecuteDeleteAsync(ct);
        await db.ProjectionPositions.Where(row => row.Projection == Projection).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    async Task Write(LegFact[] facts, (string Stream, long Version)? position, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var ids = facts.Select(fact => fact.TicketId).Distinct().ToArray();
        var existing = await db.LegFacts.Where(row => ids.Contains(row.TicketId)).ToDictionaryAsync(row => (row.TicketId, row.LegId), ct);
        foreach (var fact in facts)
            if (existing.TryGetValue((fact.TicketId, fact.LegId), out var row))
                db.Entry(row).CurrentValues.SetValues(Row(fact));
            else
                db.LegFacts.Add(Row(fact));
        if (position is { } reached)
            await Reach(db, reached.Stream, reached.Version, ct);
        await db.SaveChangesAsync(ct);
    }

    static async Task Reach(MadoguchiDb db, string stream, long version, CancellationToken ct)
    {
        var row = await db.ProjectionPositions.FirstOrDefaultAsync(row => row.Projection == Projection && row.Stream == stream, ct)
            ?? db.ProjectionPositions.Add(new() { Projection = Projection, Stream = stream }).Entity;
        row.Version = Math.Max(row.Version, version);
    }

    static LegFact Fact(LegFactRow row) => new(
        row.Site, row.Date, row.TicketId, row.LegId, row.Number, row.Category, row.Procedure, row.Counter, row.Class, row.IssuedAt,
        row.WaitingSince, row.CalledAt, row.StartedAt, row.EndedAt, row.State);

    static LegFactRow Row(LegFact fact) => new()
    {
        Site = fact.Site,
        Date = fact.Date,
        TicketId = fact.TicketId,
        LegId = fact.LegId,
        Number = fact.Number,
        Category = fact.Category,
        Procedure = fact.Procedure,
        Counter = fact.Counter,
        Class = fact.Class,
        IssuedAt = fact.IssuedAt,
        WaitingSince = fact.WaitingSince,
        CalledAt = fact.CalledAt,
        StartedAt = fact.StartedAt,
        EndedAt = fact.EndedAt,
        State = fact.State,
    };
}
