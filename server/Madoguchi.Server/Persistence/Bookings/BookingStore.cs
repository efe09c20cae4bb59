using Madoguchi.Server.Persistence.Rows;
using Madoguchi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Bookings;

internal sealed class BookingStore(IDbContextFactory<MadoguchiDb> databases, PersonSeal seal) : IBookings
{
    public async Task<StoredBooking?> Find(string code, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Bookings.AsNoTracking().FirstOrDefaultAsync(row => row.Code == code, ct) is { } row ? Stored(row) : null;
    }

    public async Task Try(string code, DateOnly day, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Bookings.Where(row => row.Code == code).ExecuteUpdateAsync(row => row.SetProperty(r => r.TriedOn, day), ct);
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
                db.Entry(row).CurrentValues.SetValues(Row(booking with { TriedOn = row.TriedOn }));
        }
        var position = await db.LinkPositions.FirstOrDefaultAsync(ct) ?? db.LinkPositions.Add(new()).Entity;
        position.LastStoredSequence = Math.Max(position.LastStoredSequence, upToSequence);
        await db.SaveChangesAsync(ct);
    }

    public async Task<int> Forget(DateTimeOffset visitedBefore, DateTimeOffset cancelledBefore, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Bookings.Where(row => row.SlotStart < visitedBefore || (row.Cancelled && row.At < cancelledBefore)).ExecuteDeleteAsync(ct);
    }

    public async Task<int> SealAnew(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var old = (await db.Bookings.ToListAsync(ct)).Where(row => seal.IsOld(row.Name)).ToArray();
        foreach (var row in old)
            db.Entry(row).CurrentValues.SetValues(Row(Stored(row)));
        await db.SaveChangesAsync(ct);
        return old.Length;
    }

    public async Task Prove(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        seal.Prove(await db.Bookings.Select(row => row.Name).FirstOrDefaultAsync(ct));
    }

    StoredBooking Stored(BookingRow row) => new(
        row.Sequence, row.Code, row.Site, row.SlotStart, row.Minutes, row.Procedures, seal.Open(row.Name), seal.Open(row.Kana),
        Open(row.Phone), Open(row.Mail), row.Language, row.Cancelled, row.At)
    {
        Group = row.Group,
        TriedOn = row.TriedOn,
    };

    string? Open(string? stored) => stored is null ? null : seal.Open(stored);

    string? Close(string? plain) => plain is null ? null : seal.Close(plain);

    BookingRow Row(StoredBooking booking) => new()
    {
        Sequence = booking.Sequence,
        Code = booking.Code,
        Site = booking.Site,
        SlotStart = booking.SlotStart,
        Minutes = booking.Minutes,
        Procedures = [.. booking.Procedures],
        Group = booking.Group,
        Name = seal.Close(booking.Name),
        Kana = seal.Close(booking.Kana),
        Phone = Close(booking.Phone),
        Mail = Close(booking.Mail),
        Language = booking.Language,
        Cancelled = booking.Cancelled,
        At = booking.At,
        TriedOn = booking.TriedOn,
    };
}
