using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Madoguchi.Reservation.Persistence;

/// <summary>The model holds the seal of its program; two programs in one process (tests) do not share it.</summary>
internal sealed class ModelOfSeal : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), (context as ReservationDb)?.Seal, designTime);
}

internal static class Sealing
{
    sealed record StoredPerson(string Code, string Name);

    /// <summary>A sealed name as it lies in the table, or null.</summary>
    public static async Task<string?> AnySealed(this ReservationDb db) =>
        await db.Database.SqlQuery<string>($"""SELECT "Name" AS "Value" FROM "Bookings" LIMIT 1""").FirstOrDefaultAsync();

    /// <summary>Seals with the newest key what is not sealed with it yet.</summary>
    /// <returns>How many reservations, and how many who wait or want to be told of their turn.</returns>
    public static async Task<int> SealAnew(this Writer writer, IDatabase database)
    {
        await using var reading = database.Open();
        var stored = await reading.Database.SqlQuery<StoredPerson>($"""SELECT "Code", "Name" FROM "Bookings" """).ToListAsync();
        string[] old = [.. stored.Where(person => reading.Seal.IsOld(person.Name)).Select(person => person.Code)];
        foreach (var few in old.Chunk(200))
        {
            await writer.Write(async db =>
            {
                writer.OweScrub();
                foreach (var booking in await db.Bookings.Where(b => few.Contains(b.Code)).ToListAsync())
                {
                    var entry = db.Entry(booking);
                    foreach (var column in (string[])[nameof(BookingRow.Name), nameof(BookingRow.Kana), nameof(BookingRow.Phone), nameof(BookingRow.Mail)])
                        entry.Property(column).IsModified = true;
                }
                await db.SaveChangesAsync();
            });
        }
        return old.Length + await writer.SealAlarmsAnew(reading) + await writer.SealWaitingAnew(reading);
    }

    static async Task<int> SealAlarmsAnew(this Writer writer, ReservationDb reading)
    {
        var stored = await reading.Database.SqlQuery<StoredPerson>($"""SELECT "Token" AS "Code", "Mail" AS "Name" FROM "TurnAlarms" """).ToListAsync();
        string[] old = [.. stored.Where(person => reading.Seal.IsOld(person.Name)).Select(person => person.Code)];
        if (old.Length > 0)
            await writer.Write(async db =>
            {
                writer.OweScrub();
                foreach (var alarm in await db.TurnAlarms.Where(a => old.Contains(a.Token)).ToListAsync())
                    db.Entry(alarm).Property(a => a.Mail).IsModified = true;
                await db.SaveChangesAsync();
            });
        return old.Length;
    }

    static async Task<int> SealWaitingAnew(this Writer writer, ReservationDb reading)
    {
        var stored = await reading.Database.SqlQuery<StoredPerson>($"""SELECT "Token" AS "Code", "Name" FROM "Waiting" """).ToListAsync();
        string[] old = [.. stored.Where(person => reading.Seal.IsOld(person.Name)).Select(person => person.Code)];
        if (old.Length > 0)
            await writer.Write(async db =>
            {
                writer.OweScrub();
                foreach (var waiting in await db.Waiting.Where(w => old.Contains(w.Token)).ToListAsync())
                {
                    foreach (var column in (string[])[nameof(WaitingRow.Name), nameof(WaitingRow.Kana), nameof(WaitingRow.Mail)])
                        db.Entry(waiting).Property(column).IsModified = true;
                }
                await db.SaveChangesAsync();
            });
        return old.Length;
    }
}
