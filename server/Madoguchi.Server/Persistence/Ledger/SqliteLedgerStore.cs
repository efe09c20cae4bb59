using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>
/// The ledger in a SQLite file of its own, so that a statistics or master data write never stands between a resident and
/// an fsync (SQLite has one writer per file).
/// </summary>
internal sealed class SqliteLedgerStore(string path) : ILedgerStore
{
    SqliteConnection? _connection;
    SqliteCommand? _head;
    SqliteCommand? _insert;

    public static string Table(string schema) => $"""
        CREATE TABLE IF NOT EXISTS {schema}.ledger (
            stream TEXT NOT NULL, version INTEGER NOT NULL, command_id TEXT NOT NULL, fingerprint TEXT NOT NULL,
            type TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL,
            PRIMARY KEY (stream, version)
        ) WITHOUT ROWID
        """;

    public void Open()
    {
        SqliteFiles.EnsureFolder(path);
        _connection = SqliteFiles.OpenDurable(path);
        SqliteFiles.Execute(_connection, Table("main"));
        _head = Prepare("SELECT coalesce(max(version), 0) FROM ledger WHERE stream = $1", 1);
        _insert = Prepare("INSERT INTO ledger VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
    }

    public AppendResult[] Commit(IReadOnlyList<LedgerAppend> batch)
    {
        var connection = _connection ?? throw new InvalidOperationException("The ledger is not open.");
        var results = new AppendResult[batch.Count];
        // BEGIN IMMEDIATE: the heads read inside cannot be outdated by another process.
        using var transaction = connection.BeginTransaction(deferred: false);
        (_head!.Transaction, _insert!.Transaction) = (transaction, transaction);
        var heads = new StreamHeads(Head);
        for (var i = 0; i < batch.Count; i++)
        {
            results[i] = heads.Advance(batch[i]) ? AppendResult.Appended : AppendResult.Conflict;
            if (results[i] is AppendResult.Appended)
                foreach (var entry in batch[i].Entries)
                    Insert(entry);
        }
        transaction.Commit();
        return results;
    }

    public async IAsyncEnumerable<LedgerEntry> Read(string stream, long afterVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = SqliteFiles.OpenForReading(path);
        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT stream, version, command_id, fingerprint, type, at, actor, payload
            FROM ledger WHERE stream = $1 AND version > $2 ORDER BY version
            """;
        command.Parameters.AddWithValue("$1", stream);
        command.Parameters.AddWithValue("$2", afterVersion);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return LedgerRows.Entry(reader);
    }

    public async IAsyncEnumerable<string> Streams([EnumeratorCancellation] CancellationToken ct)
    {
        await using var connection = SqliteFiles.OpenForReading(path);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT stream FROM ledger ORDER BY stream";
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return reader.GetString(0);
    }

    public void Dispose()
    {
        _head?.Dispose();
        _insert?.Dispose();
        _connection?.Dispose();
    }

    SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection!.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        command.Prepare();
        return command;
    }

    long Head(string stream)
    {
        _head!.Parameters[0].Value = stream;
        return (long)_head.ExecuteScalar()!;
    }

    void Insert(LedgerEntry entry)
    {
        var values = _insert!.Parameters;
        values[0].Value = entry.Stream;
        values[1].Value = entry.Version;
        values[2].Value = entry.CommandId.ToString("D");
        values[3].Value = entry.Fingerprint;
        values[4].Value = entry.Type;
        values[5].Value = LedgerRows.Text(entry.At);
        values[6].Value = entry.Actor;
        values[7].Value = entry.Payload;
        _insert.ExecuteNonQuery();
    }
}
