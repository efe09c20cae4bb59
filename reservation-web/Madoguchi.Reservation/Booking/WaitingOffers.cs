using System.Collections.Immutable;
using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.Platform;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// Offers seats that came back to who waits for them. Everything is worked out from the database each time, so it does not matter
/// why a seat is free or whether this program was down meanwhile.
/// </summary>
internal sealed class WaitingOffers(
    IDatabase database, Writer writer, MasterBook book, SlotFinder finder, MailPlan mails, ReservationSettings settings, TimeProvider clock)
{
    /// <summary>Who lets so many lapse does not wait any more.</summary>
    public const int MostOffers = 2;

    static readonly TimeSpan Least = TimeSpan.FromMinutes(WaitingSettings.LeastMinutes);

    /// <summary>The seats are taken one after the other by whoever comes first on the list and whose stay fits.</summary>
    public async Task Step()
    {
        var now = clock.GetUtcNow();
        bool left, lapsed;
        // Looked at first: every turn of the writer makes the shared readings of the seats old.
        await using (var db = database.Open())
        {
            if (!await db.Waiting.AnyAsync(w => w.EndedAt == null))
                return;
            (left, lapsed) = (await Left(db).AnyAsync(), await Lapsed(db, now).AnyAsync());
        }
        if (left)
            await StartClocks();
        if (left || lapsed)
            await Lapse(now);
        var look = await finder.Look();
        foreach (var waiting in await Open())
        {
            if (Stay.Of(book.Current, waiting) is { } stay)
                await Offer(waiting, stay, look);
        }
    }

    /// <summary>From the mail's leaving, or its being refused for good: a relay that is down shortens nobody's time.</summary>
    Task<int> StartClocks() => writer.Write(async db =>
    {
        await Writer.Lock(db);
        var left = await Left(db).ToListAsync();
        foreach (var waiting in left)
        {
            var at = await db.Mails.Where(mail => mail.Id == waiting.MailId).Select(mail => mail.SentAt ?? mail.FailedAt!).SingleAsync();
            var (form, until) = (waiting.FormKey, Earlier(at!.Value + settings.Waiting.For, waiting.Latest!.Value));
            waiting.Until = until;
            await db.Seats.Where(seat => seat.Holder == form && seat.Code == null).ExecuteUpdateAsync(seat => seat.SetProperty(s => s.HeldUntil, until));
        }
        await db.SaveChangesAsync();
        return left.Count;
    }, started => started > 0);

    /// <summary>Who lets an offer lapse waits behind everybody, once; days that are over end the waiting.</summary>
    Task<int> Lapse(DateTimeOffset now) => writer.Write(async db =>
    {
        await Writer.Lock(db);
        var lapsed = await Lapsed(db, now).OrderBy(w => w.Place).ToListAsync();
        foreach (var waiting in lapsed)
        {
            await WaitingDesk.TakeBack(db, waiting);
            if (waiting.Offers >= MostOffers || waiting.Date < JapanTime.DateOf(now))
                waiting.EndedAt = now;
            else
                waiting.Place = await WaitingDesk.NextPlace(db);
            await db.SaveChangesAsync();
        }
        return lapsed.Count;
    }, count => count > 0);

    /// <summary>Offers whose mail has left, and whose clock does not run yet.</summary>
    static IQueryable<WaitingRow> Left(ReservationDb db) => db.Waiting.Where(w => w.EndedAt == null && w.FormKey != null && w.Until == null
        && db.Mails.Any(mail => mail.Id == w.MailId && (mail.SentAt != null || mail.FailedAt != null)));

    static IQueryable<WaitingRow> Lapsed(ReservationDb db, DateTimeOffset now)
    {
        var today = JapanTime.DateOf(now);
        return db.Waiting.Where(w => w.EndedAt == null && (w.Date < today || w.Until <= now || w.Latest <= now));
    }

    async Task<List<WaitingRow>> Open()
    {
        await using var db = database.Open();
        return await db.Waiting.AsNoTracking().Where(w => w.EndedAt == null && w.FormKey == null).OrderBy(w => w.Place).ToListAsync();
    }

    /// <param name="look">The same for everybody: a seat that comes free when the first on the list has been asked for is not the second one's.</param>
    async Task Offer(WaitingRow waiting, Stay stay, SeatLook look)
    {
        foreach (var (slot, chain) in finder.FreeOn(stay, waiting.Date, look))
        {
            if (End(chain) is var end && end - look.Now >= Least && await TryOffer(waiting.Token, slot, chain, end, look.Now))
                return;
        }
    }

    /// <returns>False when the seat is gone, or nothing is to be offered any more.</returns>
    async Task<bool> TryOffer(string token, FreeSlot slot, ImmutableArray<Slot> chain, DateTimeOffset end, DateTimeOffset now)
    {
        try
        {
            return await writer.Write(async db =>
            {
                await Writer.Lock(db);
                if (await db.Waiting.SingleOrDefaultAsync(w => w.Token == token && w.EndedAt == null && w.FormKey == null) is not { } waiting)
                    return false;
                // A key of its own for each offer: it becomes the booking's.
                var form = Guid.NewGuid();
                if (!await SeatTaker.Take(db, new(chain, form, null, end, Seller.Public), now))
                    return false;
                (waiting.FormKey, waiting.Start, waiting.Minutes, waiting.Latest) = (form, slot.Start, slot.Minutes, end);
                (waiting.Offers, waiting.MailId) = (waiting.Offers + 1, mails.Offered(db));
                await db.SaveChangesAsync();
                return true;
            }, kept => kept);
        }
        catch (DbUpdateException failure) when (Writer.IsTaken(failure))
        {
            return false;
        }
    }

    static DateTimeOffset End(ImmutableArray<Slot> chain) => chain.Min(slot => Earlier(slot.Until ?? slot.Start, slot.Start));

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
