using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Link;

/// <summary>Bookings and cancellations waiting for the city hall, in the order in which they were committed.</summary>
internal sealed class BookingFeed(IDatabase database, Writer writer, ILogger<BookingFeed> log)
{
    public async Task<LinkWelcome> Welcome()
    {
        await using var db = database.Open();
        var state = await db.LinkState.AsNoTracking().SingleAsync();
        return new(state.Latest, state.Acknowledged);
    }

    public async Task<BookingBatch> After(long sequence, int most)
    {
        await using var db = database.Open();
        if (sequence > await db.LinkState.Select(state => state.Latest).SingleAsync())
            await ContinueAfter(sequence);
        var rows = await db.Outbox.AsNoTracking().Where(entry => entry.Sequence > sequence).OrderBy(entry => entry.Sequence).Take(most + 1)
            .Join(db.Bookings.AsNoTracking(), entry => entry.Code, booking => booking.Code, (entry, booking) => new { entry, booking })
            .OrderBy(row => row.entry.Sequence).ToListAsync();
        return new([.. rows.Take(most).Select(row => ToWire(row.entry, row.booking))], rows.Count > most);
    }

    /// <returns>False when there is no such sequence number yet.</returns>
    public Task<bool> Acknowledge(long upTo) => writer.Write(async db =>
    {
        var state = await db.LinkState.SingleAsync();
        if (upTo < 0 || upTo > state.Latest)
            return false;
        await db.LinkState.Where(s => s.Acknowledged < upTo)
            .ExecuteUpdateAsync(update => update.SetProperty(s => s.Acknowledged, upTo));
        return true;
    });

    /// <summary>
    /// The city hall has stored more than was ever counted here: this database is new or from a backup. Counting goes on
    /// behind the city hall's number, with everything that was not acknowledged, or it would wait for ever unseen.
    /// </summary>
    Task ContinueAfter(long sequence) => writer.Write(async db =>
    {
        var state = await db.LinkState.SingleAsync();
        if (sequence <= state.Latest)
            return;
        var waiting = await db.Outbox.Where(entry => entry.Sequence > state.Acknowledged).OrderBy(entry => entry.Sequence).ToListAsync();
        db.Outbox.RemoveRange(waiting);
        db.Outbox.AddRange(waiting.Select((entry, i) => new OutboxRow { Sequence = sequence + 1 + i, Code = entry.Code, Cancelled = entry.Cancelled, At = entry.At }));
        (state.Latest, state.Acknowledged) = (sequence + waiting.Count, sequence);
        await db.SaveChangesAsync();
        log.CityHallAhead(sequence, waiting.Count);
    });

    static LinkBooking ToWire(OutboxRow entry, BookingRow booking) => new(
        entry.Sequence, booking.Code, booking.Site, JapanTime.In(booking.Start), booking.Minutes, booking.ProcedureCodes,
        booking.Name, booking.Kana, booking.Phone, booking.Mail, booking.Language, entry.Cancelled, JapanTime.In(entry.At), booking.Group);
}
