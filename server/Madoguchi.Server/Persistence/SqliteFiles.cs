using Microsoft.Data.Sqlite;

namespace Madoguchi.Server.Persistence;

/// <summary>Opening SQLite files the way this house needs them: durable, and patient with other writers.</summary>
internal static class SqliteFiles
{
    // SQLite's own busy handler retries after 1, 2, 5 … ms; the driver's retry loop sleeps 150 ms each time.
    const string Patience = "PRAGMA busy_timeout = 15000;";

    const string Durable = Patience + "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";

    public static void EnsureFolder(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
    }

    /// <summary>Opens for writing and proves that a commit survives a power cut.</summary>
    public static SqliteConnection OpenDurable(string path)
    {
        var connection = Open(path, SqliteOpenMode.ReadWriteCreate, Durable);
        var (journal, synchronous) = (Scalar(connection, "PRAGMA journal_mode"), Scalar(connection, "PRAGMA synchronous"));
        if (journal is "wal" && synchronous is "2")
            return connection;
        connection.Dispose();
        throw new IOException(
            $"The database {path} cannot commit durably (journal_mode={journal}, synchronous={synchronous}; wal and 2 are needed).");
    }

    public static SqliteConnection OpenForReading(string path) => Open(path, SqliteOpenMode.ReadOnly, Patience);

    public static SqliteConnection Open(string path, SqliteOpenMode mode, string pragmas = Patience)
    {
        var connection = new SqliteConnection(ConnectionString(path, mode));
        connection.Open();
        Execute(connection, pragmas);
        return connection;
    }

    public static string ConnectionString(string path, SqliteOpenMode mode = SqliteOpenMode.ReadWriteCreate) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, DefaultTimeout = 30 }.ToString();

    /// <summary>What every connection of EF Core gets when it opens.</summary>
    public static void Prepare(SqliteConnection connection) => Execute(connection, Durable);

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
