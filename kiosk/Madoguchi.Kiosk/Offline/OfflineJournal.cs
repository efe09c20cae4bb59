using System.Globalization;
using System.Text.Json;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Platform;
using Microsoft.Data.Sqlite;

namespace Madoguchi.Kiosk.Offline;

/// <summary>
/// Numbers lent to this kiosk, and what it did with them, in the same file as the job journal. A number is used up and its paper
/// written down in one transaction before anything moves: after a power cut no number can be given again and none is lost.
/// </summary>
sealed class OfflineJournal(KioskSettings settings, Enrolment enrolment, TimeProvider time)
{
    const int DaysKept = 31;

    readonly JournalFile file = new(settings);

    /// <summary>The mark of this journal: another kiosk of the same name has another one, and other numbers.</summary>
    public Guid Installation { get; private set; }

    /// <summary>Call after the job journal was opened.</summary>
    public void Open()
    {
        using var database = file.Open();
        database.Run("""
            CREATE TABLE IF NOT EXISTS installation (id TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS lent_day (site TEXT NOT NULL, date TEXT NOT NULL, hours TEXT NOT NULL, PRIMARY KEY (site, date));
            CREATE TABLE IF NOT EXISTS lent_number (
                site TEXT NOT NULL, date TEXT NOT NULL, number TEXT NOT NULL, kiosk TEXT NOT NULL, category TEXT NOT NULL, used INTEGER NOT NULL DEFAULT 0,
                PRIMARY KEY (site, date, number));
            CREATE TABLE IF NOT EXISTS offline_paper (
                wish TEXT PRIMARY KEY, site TEXT NOT NULL, kiosk TEXT NOT NULL, date TEXT NOT NULL, number TEXT NOT NULL, issued TEXT NOT NULL,
                state TEXT NOT NULL, token TEXT, procedures TEXT, language TEXT, why TEXT, UNIQUE (site, date, number));
            """);
        database.Run("INSERT INTO installation (id) SELECT $id WHERE NOT EXISTS (SELECT 1 FROM installation)", ("$id", Guid.NewGuid().ToString()));
        Installation = Guid.Parse((string)database.Run("SELECT id FROM installation")!);
        var old = Text(DateOnly.FromDateTime(time.GetUtcNow().AddDays(-DaysKept).UtcDateTime));
        database.Run("DELETE FROM lent_day WHERE date < $old; DELETE FROM lent_number WHERE date < $old; DELETE FROM offline_paper WHERE date < $old", ("$old", old));
    }

    /// <summary>Takes over what the server says this kiosk holds; what was used here meanwhile stays used.</summary>
    public void Keep(OfflineNumbers lent)
    {
        if (lent.Hours is not { } hours)
            return;
        using var database = file.Open();
        using var all = database.BeginTransaction();
        (string, object?)[] day = [("$site", enrolment.Site), ("$date", Text(lent.BusinessDate))];
        database.Run("INSERT INTO lent_day (site, date, hours) VALUES ($site, $date, $hours) ON CONFLICT (site, date) DO UPDATE SET hours = $hours",
            [.. day, ("$hours", JsonSerializer.Serialize(hours))]);
        // What the server does not count as ours is not ours: this journal may have come back from an old copy.
        database.Run("UPDATE lent_number SET used = 1 WHERE site = $site AND date = $date AND number NOT IN (SELECT value FROM json_each($held))",
            [.. day, ("$held", JsonSerializer.Serialize(lent.Categories.SelectMany(category => category.Numbers)))]);
        foreach (var category in lent.Categories)
            database.Run(
                """
                INSERT INTO lent_number (site, date, number, kiosk, category) SELECT $site, $date, value, $kiosk, $category FROM json_each($numbers) WHERE true
                ON CONFLICT DO NOTHING
                """,
                [.. day, ("$kiosk", enrolment.Name), ("$category", category.Code), ("$numbers", JsonSerializer.Serialize(category.Numbers))]);
        all.Commit();
    }

    /// <summary>Hours of a date for which numbers are held; null when none are.</summary>
    public DayHours? HoursOf(DateOnly date)
    {
        using var database = file.Open();
        return database.Run("SELECT hours FROM lent_day WHERE site = $site AND date = $date", ("$site", enrolment.Site), ("$date", Text(date))) is string hours
            ? JsonSerializer.Deserialize<DayHours>(hours)
            : null;
    }

    /// <summary>How many are left, by category.</summary>
    public IReadOnlyDictionary<string, int> Left(DateOnly date)
    {
        using var database = file.Open();
        return database.Read(
            "SELECT category, count(*) FROM lent_number WHERE site = $site AND date = $date AND kiosk = $kiosk AND used = 0 GROUP BY category ORDER BY category",
            row => (row.GetString(0), row.GetInt32(1)),
            ("$site", enrolment.Site), ("$date", Text(date)), ("$kiosk", enrolment.Name)).ToDictionary();
    }

    /// <summary>Uses the next number up for this wish; the same wish gets the same number. Null when none is left.</summary>
    public OfflinePaper? Take(Guid wish, DateOnly date, string category, string token, IReadOnlyList<string> procedures, string language)
    {
        using var database = file.Open();
        using var all = database.BeginTransaction();
        if (Papers(database, "WHERE wish = $wish", ("$wish", wish.ToString())) is [var known])
            return known;
        var number = database.Run(
            """
            UPDATE lent_number SET used = 1 WHERE site = $site AND date = $date AND number = (
                SELECT number FROM lent_number WHERE site = $site AND date = $date AND kiosk = $kiosk AND category = $category AND used = 0
                ORDER BY length(number), number LIMIT 1)
            RETURNING number
            """,
            ("$site", enrolment.Site), ("$date", Text(date)), ("$kiosk", enrolment.Name), ("$category", category)) as string;
        if (number is null)
            return null;
        var paper = new OfflinePaper(wish, enrolment.Site, enrolment.Name, date, number, token, time.GetUtcNow(), procedures, language);
        database.Run(
            """
            INSERT INTO offline_paper (wish, site, kiosk, date, number, issued, state, token, procedures, language)
            VALUES ($wish, $site, $kiosk, $date, $number, $issued, 'untold', $token, $procedures, $language)
            """,
            ("$wish", wish.ToString()), ("$site", paper.Site), ("$kiosk", paper.Kiosk), ("$date", Text(date)), ("$number", number),
            ("$issued", Text(paper.IssuedAt)), ("$token", token), ("$procedures", JsonSerializer.Serialize(procedures)), ("$language", language));
        all.Commit();
        return paper;
    }

    /// <summary>Null when this wish got no number here.</summary>
    public OfflinePaper? PaperOf(Guid wish)
    {
        using var database = file.Open();
        return Papers(database, "WHERE wish = $wish", ("$wish", wish.ToString())) is [var paper] ? paper : null;
    }

    /// <summary>What the server has not heard of, in the order of issue.</summary>
    public IReadOnlyList<OfflinePaper> Untold()
    {
        using var database = file.Open();
        return Papers(database, "WHERE state = 'untold' AND site = $site ORDER BY date, issued, length(number), number", ("$site", enrolment.Site));
    }

    /// <summary>The server has it; what the paper said is forgotten here.</summary>
    public void Told(Guid wish) => Settle(wish, "told", null);

    /// <summary>The server will not have it.</summary>
    public void Refused(Guid wish, string why) => Settle(wish, "refused", why);

    public IReadOnlyList<RefusedPaper> RefusedPapers()
    {
        using var database = file.Open();
        return database.Read("SELECT number, issued, why FROM offline_paper WHERE state = 'refused' ORDER BY issued DESC",
            row => new RefusedPaper(row.GetString(0), Time(row.GetString(1)), row.IsDBNull(2) ? "" : row.GetString(2)));
    }

    void Settle(Guid wish, string state, string? why)
    {
        using var database = file.Open();
        database.Run("UPDATE offline_paper SET state = $state, why = $why, token = NULL, procedures = NULL, language = NULL WHERE wish = $wish",
            ("$state", state), ("$why", why), ("$wish", wish.ToString()));
    }

    static List<OfflinePaper> Papers(SqliteConnection database, string which, params (string Name, object? Value)[] parameters) => database.Read(
        $"SELECT wish, site, kiosk, date, number, coalesce(token, ''), issued, coalesce(procedures, '[]'), coalesce(language, 'ja') FROM offline_paper {which}",
        row => new OfflinePaper(
            Guid.Parse(row.GetString(0)), row.GetString(1), row.GetString(2), DateOnly.ParseExact(row.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            row.GetString(4), row.GetString(5), Time(row.GetString(6)), JsonSerializer.Deserialize<string[]>(row.GetString(7))!, row.GetString(8)),
        parameters);

    static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
