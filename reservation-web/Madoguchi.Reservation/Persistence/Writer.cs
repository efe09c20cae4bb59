using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Madoguchi.Reservation.Persistence;

/// <summary>
/// One write at a time. Inside this process writers queue here, which is fairer and cheaper than SQLite's busy waiting; on
/// PostgreSQL the update of <see cref="LinkStateRow"/> queues the writers of several processes as well.
/// </summary>
internal sealed class Writer(IDatabase database) : IDisposable
{
    readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Runs one transaction; commits unless it throws.</summary>
    public async Task<T> Write<T>(Func<ReservationDb, Task<T>> work)
    {
        await turn.WaitAsync();
        try
        {
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            var result = await work(db);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    public Task Write(Func<ReservationDb, Task> work) => Write(async db =>
    {
        await work(db);
        return 0;
    });

    /// <summary>Takes the next number of the outbox; holds other processes' writers back until the commit.</summary>
    public static async Task<long> NextSequence(ReservationDb db)
    {
        await db.LinkState.ExecuteUpdateAsync(state => state.SetProperty(s => s.Latest, s => s.Latest + 1));
        return await db.LinkState.Select(s => s.Latest).SingleAsync();
    }

    /// <summary>A unique key was broken: someone else was faster.</summary>
    public static bool IsTaken(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    public void Dispose() => turn.Dispose();
}
