using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Madoguchi.Server.Persistence;

internal sealed class NpgsqlTools(IDbContextFactory<MadoguchiDb> databases, NpgsqlDataSource source) : IDatabaseTools
{
    public async Task Migrate(CancellationToken ct)
    {
        // Npgsql migrates under a lock of its own.
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.MigrateAsync(ct);
    }

    public async Task<bool> IsWritable(CancellationToken ct)
    {
        try
        {
            await using var command = source.CreateCommand("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean");
            return await command.ExecuteScalarAsync(ct) is false;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return false;
        }
    }

    // Its own log (pg_wal) is recycled by itself; archives of it are the operator's, as backups are.
    public async Task Scrub(CancellationToken ct)
    {
        await using var command = source.CreateCommand("VACUUM (FULL) \"Bookings\"");
        await command.ExecuteNonQueryAsync(ct);
    }

    // pg_restore has its own ways to keep others out.
    public IDisposable InUse() => new MemoryStream();

    public void Backup(string file) => throw new CommandException(
        "backup copies SQLite databases only; for PostgreSQL use pg_dump, for example pg_dump --format=custom --file=FILE DATABASE.");

    public void Restore(string file) => throw new CommandException(
        "restore reads SQLite backups only; for PostgreSQL use pg_restore, for example pg_restore --clean --dbname=DATABASE FILE.");
}
