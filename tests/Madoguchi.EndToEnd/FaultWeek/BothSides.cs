using Microsoft.Data.Sqlite;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <param name="Form">The form it was made with.</param>
internal sealed record OutsideBooking(string Code, Guid Form, DateTimeOffset Start, bool Cancelled, bool Unconfirmed);

internal sealed record InsideBooking(string Code, DateTimeOffset Start, bool Cancelled);

/// <summary>What the two programs have on disk, read by a third party while they run or lie dead.</summary>
internal sealed record BothSides(string OutsideFile, string InsideFile)
{
    static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    public IReadOnlyList<OutsideBooking> Outside() => Read(OutsideFile, "SELECT Code, FormKey, Start, CancelledAt IS NOT NULL, Unconfirmed FROM Bookings", row => new OutsideBooking(
        row.GetString(0), row.GetGuid(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)).ToOffset(Japan), row.GetBoolean(3), row.GetBoolean(4)));

    public IReadOnlyList<InsideBooking> Inside() => Read(InsideFile, "SELECT Code, SlotStart, Cancelled FROM Bookings", row => new InsideBooking(
        row.GetString(0), new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero).ToOffset(Japan), row.GetBoolean(2)));

    /// <summary>What only one side knows, or both differently. Who has not proved the mail address is none of the city hall's business.</summary>
    public IReadOnlyList<string> Differences()
    {
        // Outside first: what comes in meanwhile is a difference for one look only.
        var outside = Outside().Where(one => !one.Unconfirmed).Select(one => new InsideBooking(one.Code, one.Start, one.Cancelled)).ToHashSet();
        var inside = Inside().ToHashSet();
        return [.. outside.Except(inside).Select(one => $"outside only: {one}"), .. inside.Except(outside).Select(one => $"inside only: {one}")];
    }

    /// <summary>Mails that are noted as sent, and so are sent no more.</summary>
    public IReadOnlyList<Guid> SentMails() => Read(OutsideFile, "SELECT Id FROM Mails WHERE SentAt IS NOT NULL", row => row.GetGuid(0));

    /// <summary>Is another one as soon as any part of a booking, a change or a cancellation has been written.</summary>
    public string OutsideMark() => Read(OutsideFile, "SELECT (SELECT COUNT(*) || ',' || TOTAL(Changes) || ',' || TOTAL(Unconfirmed) || ',' || COUNT(CancelledAt) FROM Bookings) || ',' || (SELECT Latest FROM LinkState) || ',' || (SELECT COUNT(*) FROM Outbox)",
        row => row.GetString(0)).Single();

    /// <summary>The same of what comes in.</summary>
    public string InsideMark() => Read(InsideFile, "SELECT (SELECT COUNT(*) || ',' || TOTAL(Sequence) FROM Bookings) || ',' || (SELECT TOTAL(LastStoredSequence) FROM LinkPositions)", row => row.GetString(0)).Single();

    /// <returns>What the city hall has said it has and has not; null when all is well.</returns>
    public string? AcknowledgedTooEarly()
    {
        // Outside first: what is stored meanwhile was stored in time.
        var acknowledged = Read(OutsideFile, "SELECT Acknowledged FROM LinkState", row => row.GetInt64(0)).Single();
        var stored = Read(InsideFile, "SELECT LastStoredSequence FROM LinkPositions", row => row.GetInt64(0)).SingleOrDefault();
        return acknowledged > stored ? $"acknowledged up to {acknowledged}, stored up to {stored}" : null;
    }

    /// <summary>Seats that are nobody's, bookings that have none, and coming slots with more than they hold (those of the past are closed, with what was in them).</summary>
    public IReadOnlyList<string> WrongSeats() =>
    [
        .. Read(OutsideFile, "SELECT DISTINCT s.Code FROM Seats s LEFT JOIN Bookings b ON b.Code = s.Code AND b.CancelledAt IS NULL WHERE s.Code IS NOT NULL AND b.Code IS NULL",
            row => "seat of nobody: " + row.GetString(0)),
        .. Read(OutsideFile, "SELECT b.Code FROM Bookings b WHERE b.CancelledAt IS NULL AND NOT EXISTS (SELECT 1 FROM Seats s WHERE s.Code = b.Code AND s.Start = b.Start)",
            row => "no seat: " + row.GetString(0)),
        .. Read(OutsideFile, "SELECT l.Site, l.\"Group\", l.Start FROM Slots l JOIN Seats s ON s.Site = l.Site AND s.\"Group\" = l.\"Group\" AND s.Start = l.Start WHERE s.Code IS NOT NULL AND l.Capacity > 0 "
            + "GROUP BY l.Site, l.\"Group\", l.Start HAVING COUNT(*) > l.Capacity", row => $"too many: {row.GetString(0)} {row.GetString(1)} {row.GetInt64(2)}"),
    ];

    static List<T> Read<T>(string file, string sql, Func<SqliteDataReader, T> row)
    {
        using var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 10 }.ToString());
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }
}
