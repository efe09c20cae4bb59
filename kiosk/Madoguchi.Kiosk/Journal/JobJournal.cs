using System.Globalization;
using System.Text.Json;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Platform;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Kiosk.Journal;

/// <summary>
/// Every ticket asked for on this kiosk, durable before the next step is taken: after a power cut it is known whether paper
/// may have moved. Holds numbers and times, and until the end of the day what is needed to print a ticket again; nothing of a
/// person.
/// </summary>
sealed class JobJournal(KioskSettings settings, TimeProvider time, ILogger<JobJournal> log)
{
    const int DaysKept = 31;

    readonly JournalFile file = new(settings);
    DateTimeOffset forgotten;

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
            if (Run("SELECT 1 FROM pragma_table_info('job') WHERE name = 'paper'") is null)
                Run("ALTER TABLE job ADD COLUMN paper TEXT");
            // The ticket of which this is one more paper, until the server knows.
            if (Run("SELECT 1 FROM pragma_table_info('job') WHERE name = 'again_of'") is null)
                Run("ALTER TABLE job ADD COLUMN again_of TEXT");
            Run("DELETE FROM job WHERE at < $before", ("$before", Text(time.GetUtcNow().AddDays(-DaysKept))));
            ForgetPapers();
            // There was a number, and nothing had gone to the printer yet.
            Run("UPDATE job SET state = $no WHERE state = $answered", ("$no", nameof(JobState.NotPrinted)), ("$answered", nameof(JobState.Answered)));
            // Printing when the power went: the paper may be there.
            Run("UPDATE job SET state = $unknown WHERE state = $printing", ("$unknown", nameof(JobState.Unknown)), ("$printing", nameof(JobState.Printing)));
        }
        catch (Exception broken) when (broken is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException("MADOGUCHI__KIOSK__DATA", settings.Data, "a folder in which this program can write");
        }
    }

    /// <summary>Writes down that there is a number, and what its paper will say.</summary>
    public void Answer(Guid id, IssuedTicket ticket, string language, bool isOffline = false) => Write(
        id, JobState.Answered, ticket.Number,
        new(ticket.Number, ticket.StatusUrl, language, [.. ticket.Legs.Select(leg => leg.Procedure)], time.GetUtcNow(), isOffline, ticket.TicketId));

    /// <summary>Writes the new state down and gives the job's serial number.</summary>
    /// <param name="id">The job.</param>
    /// <param name="state">How far it has come.</param>
    /// <param name="number">Once there is one.</param>
    /// <param name="content">What its paper says.</param>
    /// <param name="againOf">The ticket of which it is one more paper: the server is told, should the paper come out.</param>
    public long Write(Guid id, JobState state, string? number = null, TicketContent? content = null, Guid? againOf = null)
    {
        ForgetPapers();
        var serial = Run(
            """
            INSERT INTO job (id, state, number, at, paper, again_of) VALUES ($id, $state, $number, $at, $paper, $again)
            ON CONFLICT (id) DO UPDATE SET state = $state, number = coalesce($number, number), at = $at, paper = coalesce($paper, paper)
            RETURNING serial
            """,
            ("$id", id.ToString()), ("$state", state.ToString()), ("$number", number), ("$at", Text(time.GetUtcNow())),
            ("$paper", content is null ? null : JsonSerializer.Serialize(content)), ("$again", againOf?.ToString()));
        log.Job(id, state.ToString());
        return (long)serial!;
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<JournalRow> Newest(int most) => Read("ORDER BY serial DESC LIMIT $most", ("$most", most));

    /// <summary>Every try to print this number today, newest first.</summary>
    public IReadOnlyList<JournalRow> TodayOf(string number) =>
        Read("WHERE number = $number AND at >= $today ORDER BY serial DESC", ("$number", number), ("$today", Text(StartOfToday)));

    /// <summary>Today's papers, newest first.</summary>
    public IReadOnlyList<JournalRow> Today() => Read("WHERE paper IS NOT NULL AND at >= $today ORDER BY serial DESC", ("$today", Text(StartOfToday)));

    /// <summary>Papers that are there once more, or may be, and of which the server has not heard; oldest first.</summary>
    public IReadOnlyList<UntoldReissue> UntoldReissues()
    {
        using var database = file.Open();
        return database.Read(
            "SELECT id, again_of, number, at FROM job WHERE again_of IS NOT NULL AND state IN ($printed, $unknown) ORDER BY serial",
            row => new UntoldReissue(Guid.Parse(row.GetString(0)), Guid.Parse(row.GetString(1)), row.GetString(2), Time(row.GetString(3))),
            ("$printed", nameof(JobState.Printed)), ("$unknown", nameof(JobState.Unknown)));
    }

    /// <summary>The server has heard of this paper, or will not.</summary>
    public void Settle(Guid reissue) => Run("UPDATE job SET again_of = NULL WHERE id = $id", ("$id", reissue.ToString()));

    /// <summary>Whether the last paper may have stopped half way.</summary>
    public bool EndedUnknown => Run("SELECT state FROM job WHERE state IN ($printed, $unknown) ORDER BY serial DESC LIMIT 1",
        ("$printed", nameof(JobState.Printed)), ("$unknown", nameof(JobState.Unknown))) is nameof(JobState.Unknown);

    // At home in Japan, wherever the machine believes to be.
    DateTimeOffset StartOfToday => JapanTime.In(time.GetUtcNow()) is var now ? now - now.TimeOfDay : default;

    /// <summary>A ticket is worth something on its own day only.</summary>
    void ForgetPapers()
    {
        var today = StartOfToday;
        if (today == forgotten)
            return;
        Run("UPDATE job SET paper = NULL WHERE paper IS NOT NULL AND at < $today", ("$today", Text(today)));
        // Neither free pages nor the log of writes keep them.
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
        forgotten = today;
    }

    List<JournalRow> Read(string which, params (string Name, object? Value)[] parameters)
    {
        using var database = file.Open();
        return database.Read(
            "SELECT serial, id, state, number, at, paper FROM job " + which,
            row => new JournalRow(
                row.GetInt64(0), Guid.Parse(row.GetString(1)), Enum.Parse<JobState>(row.GetString(2)),
                row.IsDBNull(3) ? null : row.GetString(3), Time(row.GetString(4)),
                row.IsDBNull(5) ? null : JsonSerializer.Deserialize<TicketContent>(row.GetString(5))),
            parameters);
    }

    object? Run(string sql, params (string Name, object? Value)[] parameters)
    {
        using var database = file.Open();
        return database.Run(sql, parameters);
    }

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
