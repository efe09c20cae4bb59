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
    long commits;

    /// <summary>So it is at a start: a program killed between the deleting and the rewriting leaves it to the next one.</summary>
    volatile bool owesScrub = true;

    /// <summary>Counts what this process has written; a reading is old as soon as it has grown.</summary>
    public long Commits => Volatile.Read(ref commits);

    /// <summary>Runs one transaction; commits unless it throws.</summary>
    public Task<T> Write<T>(Func<ReservationDb, Task<T>> work) => Write(work, _ => true);

    /// <summary>Runs one transaction; commits when the result is worth keeping, and changes nothing when it is not or it throws.</summary>
    public async Task<T> Write<T>(Func<ReservationDb, Task<T>> work, Func<T, bool> keep)
    {
        await turn.WaitAsync();
        try
        {
            await using var db = database.Open();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted);
            var result = await work(db);
            if (keep(result))
                await transaction.CommitAsync();
            return result;
        }
        finally
        {
            // Also when it failed: a commit whose answer was lost may have happened.
            Interlocked.Increment(ref commits);
            turn.Release();
        }
    }

    public Task Write(Func<ReservationDb, Task> work) => Write(async db =>
    {
        await work(db);
        return 0;
    });

    /// <summary>Runs one transaction that deletes personal data; its bytes are in the files until the <see cref="Scrub"/>.</summary>
    public Task<int> Erase(Func<ReservationDb, Task<int>> work) => Write(async db =>
    {
        var erased = await work(db);
        if (erased > 0)
            OweScrub();
        return erased;
    });

    /// <summary>Something was deleted or written over whose bytes must not stay in the files.</summary>
    public void OweScrub() => owesScrub = true;

    /// <summary>Nothing that was deleted is in the files any more when this returns, whoever deleted it.</summary>
    public Task Scrub() => owesScrub ? Alone(async db =>
    {
        // Whoever came first has done it for both.
        if (!owesScrub)
            return;
        await db.Scrub();
        owesScrub = false;
    }) : Task.CompletedTask;

    /// <summary>What cannot run in a transaction, while nobody here writes.</summary>
    async Task Alone(Func<ReservationDb, Task> work)
    {
        await turn.WaitAsync();
        try
        {
            await using var db = database.Open();
            await work(db);
        }
        finally
        {
            Interlocked.Increment(ref commits);
            turn.Release();
        }
    }

    /// <summary>Takes the next number of the outbox; holds other processes' writers back until the commit.</summary>
    public static async Task<long> NextSequence(ReservationDb db)
    {
        await db.LinkState.ExecuteUpdateAsync(state => state.SetProperty(s => s.Latest, s => s.Latest + 1));
        return await db.LinkState.Select(s => s.Latest).SingleAsync();
    }

    /// <summary>Holds other processes' writers back until the commit, as <see cref="NextSequence"/> does, without taking a number.</summary>
    public static Task Lock(ReservationDb db) => db.LinkState.ExecuteUpdateAsync(state => state.SetProperty(s => s.Latest, s => s.Latest));

    /// <summary>A unique key was broken: someone else was faster.</summary>
    public static bool IsTaken(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException { SqliteErrorCode: 19 } => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        _ => false,
    };

    public void Dispose() => turn.Dispose();
}
