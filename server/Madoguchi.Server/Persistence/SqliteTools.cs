using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence;

internal sealed class SqliteTools(IDbContextFactory<MadoguchiDb> databases, DatabaseAddress address) : IDatabaseTools
{
    readonly DatabaseAddress.Sqlite _address = (DatabaseAddress.Sqlite)address;

    public async Task Migrate(CancellationToken ct)
    {
        SqliteFiles.EnsureFolder(_address.Path);
        using var durable = SqliteFiles.OpenDurable(_address.Path);
        using var alone = await FileLock.Take(_address.Path + ".migrate.lock", TimeSpan.FromSeconds(60), ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any())
            return;
        // The migrator's own lock is a row that outlives a killed process; a file lock does not.
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", ct);
        await db.Database.MigrateAsync(ct);
    }

    public Task<bool> IsWritable(CancellationToken ct)
    {
        try
        {
            foreach (var path in (string[])[_address.Path, _address.LedgerPath])
            {
                using var connection = SqliteFiles.Open(path, SqliteOpenMode.ReadWrite);
                SqliteFiles.Execute(connection, "BEGIN IMMEDIATE; ROLLBACK;");
            }
            return Task.FromResult(true);
        }
        catch (SqliteException)
        {
            return Task.FromResult(false);
        }
    }

    public async Task Scrub(CancellationToken ct)
    {
        using var connection = SqliteFiles.Open(_address.Path, SqliteOpenMode.ReadWrite);
        // The write-ahead log holds the old pages until it is emptied; a reader may hold it back for a moment.
        SqliteFiles.Execute(connection, "VACUUM");
        while (SqliteFiles.Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is not "0")
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
    }

    public IDisposable InUse()
    {
        SqliteFiles.EnsureFolder(_address.Path);
        return FileLock.TryShare(SqliteBackup.UseLock(_address))
            ?? throw new CommandException($"The database {_address.Path} is being restored; start the server when that is done.");
    }

    public void Backup(string file) => SqliteBackup.Write(_address, file);

    public void Restore(string file) => SqliteBackup.Restore(_address, file);
}
