using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Load;

/// <summary>The bare baseline: one row, one commit, one fsync, again and again on the server's file system.</summary>
internal static class BareLoop
{
    /// <returns>Durable inserts per second.</returns>
    public static double Run(string directory, TimeSpan span)
    {
        var file = Path.Combine(directory, $"bare-{Guid.NewGuid():N}.db");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        Execute(connection, "CREATE TABLE ticket(id INTEGER PRIMARY KEY, number TEXT, procedure TEXT, issued_at TEXT, token TEXT, category TEXT)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO ticket(number, procedure, issued_at, token, category) VALUES ($n, 'J10', '2026-04-01T09:00:00+09:00', $t, 'A')";
        var (number, token) = (insert.Parameters.Add("$n", SqliteType.Text), insert.Parameters.Add("$t", SqliteType.Text));
        insert.Prepare();
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < span; count++)
        {
            number.Value = "A" + count;
            token.Value = Guid.NewGuid().ToString("N");
            insert.ExecuteNonQuery();
        }
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
