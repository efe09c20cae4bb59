using Madoguchi.Server.Persistence.Ledger;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Server.Persistence;

/// <summary>One file holds the whole house: the main database with the ledger as one more table.</summary>
internal static class SqliteBackup
{
    public static string UseLock(DatabaseAddress.Sqlite address) => address.Path + ".use.lock";

    public static void Write(DatabaseAddress.Sqlite from, string file)
    {
        if (File.Exists(file))
            throw new CommandException($"backup: {file} exists already; name a new file.");
        if (!File.Exists(from.Path))
            throw new CommandException($"backup: there is no database at {from.Path}.");
        var unfinished = file + ".unfinished";
        try
        {
            SqliteFiles.EnsureFolder(file);
            File.Delete(unfinished);
            using (var source = SqliteFiles.OpenForReading(from.Path))
            using (var target = SqliteFiles.Open(unfinished, SqliteOpenMode.ReadWriteCreate))
            {
                source.BackupDatabase(target);
                SqliteFiles.Execute(target, "PRAGMA journal_mode = DELETE;");
                if (File.Exists(from.LedgerPath))
                    Copy(target, from.LedgerPath, into: "main", outOf: "beside");
                Examine(target, file);
            }
            Release();
            File.Move(unfinished, file);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"backup: {file} could not be written: {failure.Message}");
        }
    }

    public static void Restore(DatabaseAddress.Sqlite to, string file)
    {
        if (!File.Exists(file))
            throw new CommandException($"restore: there is no file {file}.");
        SqliteFiles.EnsureFolder(to.Path);
        using var alone = FileLock.TryTake(UseLock(to))
            ?? throw new CommandException($"restore: a server is running on {to.Path}; stop it first.");
        var (main, ledger) = (to.Path + ".restoring", to.LedgerPath + ".restoring");
        try
        {
            File.Copy(file, main, overwrite: true);
            File.Delete(ledger);
            using (var source = SqliteFiles.Open(main, SqliteOpenMode.ReadWriteCreate))
            {
                Examine(source, file);
                Copy(source, ledger, into: "beside", outOf: "main");
                SqliteFiles.Execute(source, "DROP TABLE ledger; VACUUM;");
            }
            Release();
            Replace(to.Path, main);
            Replace(to.LedgerPath, ledger);
        }
        catch (SqliteException failure)
        {
            throw new CommandException($"restore: {file} is not a backup of Madoguchi: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"restore: {to.Path} could not be replaced: {failure.Message}");
        }
        finally
        {
            Release();
            File.Delete(main);
            File.Delete(ledger);
        }
    }

    static void Copy(SqliteConnection connection, string beside, string into, string outOf)
    {
        using (var attach = connection.CreateCommand())
        {
            attach.CommandText = "ATTACH DATABASE $1 AS beside";
            attach.Parameters.AddWithValue("$1", beside);
            attach.ExecuteNonQuery();
        }
        SqliteFiles.Execute(connection, SqliteLedgerStore.Table(into));
        SqliteFiles.Execute(connection, $"INSERT INTO {into}.ledger SELECT * FROM {outOf}.ledger");
        SqliteFiles.Execute(connection, "DETACH DATABASE beside");
    }

    static void Examine(SqliteConnection connection, string file)
    {
        if (SqliteFiles.Scalar(connection, "PRAGMA integrity_check") is not "ok")
            throw new CommandException($"The file {file} is damaged: its integrity check failed.");
        // A missing table is an SqliteException: not one of our files.
        SqliteFiles.Scalar(connection, "SELECT count(*) FROM Municipalities");
    }

    // The replaced files stay beside the new ones: a restore of the wrong backup can be taken back.
    static void Replace(string path, string by)
    {
        foreach (var leftover in (string[])["-wal", "-shm"])
            if (File.Exists(path + leftover))
                File.Move(path + leftover, path + ".before-restore" + leftover, overwrite: true);
        if (File.Exists(path))
            File.Move(path, path + ".before-restore", overwrite: true);
        File.Move(by, path);
    }

    static void Release() => SqliteConnection.ClearAllPools();
}
