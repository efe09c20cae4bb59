using System.Globalization;
using Madoguchi.Kiosk.Platform;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Kiosk.Journal;

/// <summary>
/// Every ticket asked for on this kiosk, durable before the next step is taken: after a power cut it is known whether paper
/// may have moved. Holds numbers and times, nothing of a person.
/// </summary>
sealed class JobJournal(KioskSettings settings, TimeProvider time, ILogger<JobJournal> log)
{
    const int DaysKept = 31;

    readonly string connection = new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(settings.Data, "journal.db"),
        DefaultTimeout = 5,
    }.ToString();

    /// <summary>Makes the file when it is missing, and settles what an earlier run left open.</summary>
    /// <exception cref="SettingException">The folder cannot be written.</exception>
    public void Open()
    {
        try
        {
            Directory.CreateDirectory(settings.Data);
            Run("PRAGMA journal_mode = WAL");
            Run("""
                CREATE TABLE IF NOT EXISTS job (
                    serial INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, state TEXT NOT NULL, number TEXT, at TEXT NOT NULL)
                """);
            Run("DELETE FROM job WHERE at < $before", ("$before", Text(time.GetUtcNow().AddDays(-DaysKept))));
            // Printing when the power went: the paper may be there.
            Run("UPDATE job SET state = $unknown WHERE state = $printing", ("$unknown", nameof(JobState.Unknown)), ("$printing", nameof(JobState.Printing)));
        }
        catch (Exception broken) when (broken is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException("MADOGUCHI__KIOSK__DATA", settings.Data, "a folder in which this program can write");
        }
    }

    /// <summary>Writes the new state down and gives the job's serial number.</summary>
    public long Write(Guid id, JobState state, string? number = null)
    {
        var serial = Run(
            """
            INSERT INTO job (id, state, number, at) VALUES ($id, $state, $number, $at)
            ON CONFLICT (id) DO UPDATE SET state = $state, number = coalesce($number, number), at = $at
            RETURNING serial
            """,
            ("$id", id.ToString()), ("$state", state.ToString()), ("$number", number), ("$at", Text(time.GetUtcNow())));
        log.Job(id, state.ToString());
        return (long)serial!;
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<JournalRow> Newest(int most)
    {
        using var database = Connect();
        using var command = database.CreateCommand();
        command.CommandText = "SELECT serial, id, state, number, at FROM job ORDER BY serial DESC LIMIT $most";
        command.Parameters.AddWithValue("$most", most);
        using var reader = command.ExecuteReader();
        var rows = new List<JournalRow>();
        while (reader.Read())
        {
            rows.Add(new(
                reader.GetInt64(0), Guid.Parse(reader.GetString(1)), Enum.Parse<JobState>(reader.GetString(2)),
                reader.IsDBNull(3) ? null : reader.GetString(3), DateTimeOffset.Parse(reader.GetString(4), CultureInfo.InvariantCulture)));
        }
        return rows;
    }

    object? Run(string sql, params (string Name, object? Value)[] parameters)
    {
        using var database = Connect();
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteScalar();
    }

    SqliteConnection Connect()
    {
        var database = new SqliteConnection(connection);
        database.Open();
        using var durable = database.CreateCommand();
        durable.CommandText = "PRAGMA synchronous = FULL";
        durable.ExecuteNonQuery();
        return database;
    }

    static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
