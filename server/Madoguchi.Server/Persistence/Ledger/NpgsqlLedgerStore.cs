using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>
/// The ledger in PostgreSQL, where several servers may write. The primary key is the judge: who comes second finds the
/// version taken, reads the heads again and learns that it was a conflict.
/// </summary>
internal sealed class NpgsqlLedgerStore(NpgsqlDataSource source) : ILedgerStore
{
    const int MostRaces = 20;
    NpgsqlConnection? _connection;

    public void Open()
    {
        using var connection = source.OpenConnection();
        // Two servers that start at once must not both create the table; the lock ends with the transaction.
        using var command = new NpgsqlCommand("""
            BEGIN;
            SELECT pg_advisory_xact_lock(7223981);
            CREATE TABLE IF NOT EXISTS ledger (
                stream text COLLATE "C" NOT NULL, version bigint NOT NULL, command_id uuid NOT NULL, fingerprint text NOT NULL,
                type text NOT NULL, at text NOT NULL, actor text NOT NULL, payload text NOT NULL,
                PRIMARY KEY (stream, version));
            COMMIT;
            """, connection);
        command.ExecuteNonQuery();
    }

    public AppendResult[] Commit(IReadOnlyList<LedgerAppend> batch)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                return Attempt(batch);
            }
            catch (PostgresException lost) when (race < MostRaces && LostRace(lost.SqlState))
            {
                // Another server committed first; its entries are visible to the next attempt.
            }
            catch (DbException)
            {
                _connection?.Dispose();
                _connection = null;
                throw;
            }
        }
    }

    public async IAsyncEnumerable<LedgerEntry> Read(string stream, long afterVersion, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand("""
            SELECT stream, version, command_id::text, fingerprint, type, at, actor, payload
            FROM ledger WHERE stream = $1 AND version > $2 ORDER BY version
            """);
        command.Parameters.Add(new() { Value = stream });
        command.Parameters.Add(new() { Value = afterVersion });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return LedgerRows.Entry(reader);
    }

    public async IAsyncEnumerable<string> Streams([EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT DISTINCT stream FROM ledger ORDER BY stream");
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            yield return reader.GetString(0);
    }

    public void Dispose() => _connection?.Dispose();

    AppendResult[] Attempt(IReadOnlyList<LedgerAppend> batch)
    {
        var connection = _connection ??= OpenDurable();
        using var transaction = connection.BeginTransaction();
        var heads = Heads(connection, [.. batch.Select(append => append.Stream).Distinct(StringComparer.Ordinal)]);
        var advance = new StreamHeads(stream => heads.GetValueOrDefault(stream));
        var results = batch.Select(append => advance.Advance(append) ? AppendResult.Appended : AppendResult.Conflict).ToArray();
        // Sorted, so that two servers take the index entries in the same order and cannot deadlock.
        LedgerEntry[] entries = [.. batch.Where((_, i) => results[i] is AppendResult.Appended).SelectMany(append => append.Entries)
            .OrderBy(entry => entry.Stream, StringComparer.Ordinal).ThenBy(entry => entry.Version)];
        if (entries.Length > 0)
            Insert(connection, entries);
        transaction.Commit();
        return results;
    }

    NpgsqlConnection OpenDurable()
    {
        var connection = source.OpenConnection();
        using var command = new NpgsqlCommand("SET synchronous_commit = on", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    static Dictionary<string, long> Heads(NpgsqlConnection connection, string[] streams)
    {
        using var command = new NpgsqlCommand("""
            SELECT stream, coalesce((SELECT max(version) FROM ledger WHERE ledger.stream = asked.stream), 0)
            FROM unnest($1) AS asked(stream)
            """, connection);
        command.Parameters.Add(new() { Value = streams, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        command.Prepare();
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            heads[reader.GetString(0)] = reader.GetInt64(1);
        return heads;
    }

    static void Insert(NpgsqlConnection connection, LedgerEntry[] entries)
    {
        using var command = new NpgsqlCommand(
            "INSERT INTO ledger SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        Add(NpgsqlDbType.Text, entries.Select(entry => entry.Stream).ToArray());
        Add(NpgsqlDbType.Bigint, entries.Select(entry => entry.Version).ToArray());
        Add(NpgsqlDbType.Uuid, entries.Select(entry => entry.CommandId).ToArray());
        Add(NpgsqlDbType.Text, entries.Select(entry => entry.Fingerprint).ToArray());
        Add(NpgsqlDbType.Text, entries.Select(entry => entry.Type).ToArray());
        Add(NpgsqlDbType.Text, entries.Select(entry => LedgerRows.Text(entry.At)).ToArray());
        Add(NpgsqlDbType.Text, entries.Select(entry => entry.Actor).ToArray());
        Add(NpgsqlDbType.Text, entries.Select(entry => entry.Payload).ToArray());
        command.Prepare();
        command.ExecuteNonQuery();

        void Add(NpgsqlDbType type, Array values) =>
            command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    static bool LostRace(string state) =>
        state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
