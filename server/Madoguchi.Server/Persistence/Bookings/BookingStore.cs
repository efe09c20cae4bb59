using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Bookings;

internal sealed class BookingStore(IDbContextFactory<MadoguchiDb> databases) : IBookings
{
    public async Task<StoredBooking?> Find(string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Bookings.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, ct) is { } row ? Stored(row) : null;
    }

    public async Task<IReadOnlyList<StoredBooking>> Between(string site, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Bookings.AsNoTracking()
            .Where(row => row.Site == site && row.SlotStart >= from && row.SlotStart <= to && !row.Cancelled).ToListAsync(ct);
        return [.. rows.Select(Stored)];
    }

    public async Task<long> LastSequence(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await db.LinkPositions.AsNoTracking().FirstOrDefaultAsync(ct))?.LastStoredSequence ?? 0;
    }

    public async Task Store(IReadOnlyList<StoredBooking> bookings, long upToSequence, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var codes = bookings.Select(booking => booking.Code).ToArray();
        var rows = await db.Bookings.Where(row => codes.Contains(row.Code)).ToDictionaryAsync(row => row.Code, ct);
        foreach (var booking in bookings)
        {
            if (!rows.TryGetValue(booking.Code, out var row))
                db.Bookings.Add(rows[booking.Code] = Row(booking));
            else if (row.Sequence < booking.Sequence)
                db.Entry(row).CurrentValues.SetValues(Row(booking));
        }
        var position = await db.LinkPositions.FirstOrDefaultAsync(ct) ?? db.LinkPositions.Add(new()).Entity;
        position.LastStoredSequence = Math.Max(position.LastStoredSequence, upToSequence);
        await db.SaveChangesAsync(ct);
    }

    static StoredBooking Stored(BookingRow row) => new(
        row.Sequence, row.Code, row.Site, row.SlotStart, row.Minutes, row.Procedures, row.Name, row.Kana, row.Phone, row.Mail, row.Language,
        row.Cancelled, row.At);

    static BookingRow Row(StoredBooking booking) => new()
    {
        Sequence = booking.Sequence,
        Code = booking.Code,
        Site = booking.Site,
        SlotStart = booking.SlotStart,
        Minutes = booking.Minutes,
        Procedures = [.. booking.Procedures],
        Name = booking.Name,
        Kana = booking.Kana,
        Phone = booking.Phone,
        Mail = booking.Mail,
        Language = booking.Language,
        Cancelled = booking.Cancelled,
        At = booking.At,
    };
}
