using System.Buffers.Text;
using System.Security.Cryptography;
using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

internal enum WaitOutcome { Waits, AlreadyWaits, ListFull, TooOften }

/// <param name="Token">Made with the form, so that sending it twice asks once.</param>
internal sealed record WaitOrder(string Token, Stay Stay, DateOnly Date, Applicant Applicant, string Language, string Client);

/// <summary>Who waits for a seat of a full day: asks, looks, accepts, leaves. What is offered is worked out by <see cref="WaitingOffers"/>.</summary>
internal sealed class WaitingDesk(IDatabase database, Writer writer, BookingDesk desk, HoldLimit limit, MailPlan mails, PersonMarks marks, SamePerson samePerson, TimeProvider clock)
{
    /// <summary>Of one day and site, so that nobody fills the list, and nobody waits for what will hardly come.</summary>
    public const int MostPerDay = 20;

    /// <summary>Of one address in an hour; many phones share one.</summary>
    const int MostPerClient = 10;

    static readonly TimeSpan ClientWindow = TimeSpan.FromHours(1);

    /// <summary>Without mail nobody can be told.</summary>
    public bool IsOpen => mails.IsOn;

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static bool IsToken(string? typed) => typed is { Length: 22 } && typed.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public async Task<WaitOutcome> Ask(WaitOrder order)
    {
        if (!limit.TryHold($"waiting {order.Client}", FormOf(order.Token), clock.GetUtcNow() + ClientWindow, MostPerClient))
            return WaitOutcome.TooOften;
        var mark = marks.OfMailbox(order.Date, order.Applicant.Mail!);
        var outcome = await writer.Write(async db =>
        {
            await Writer.Lock(db);
            if (await db.Waiting.AnyAsync(w => w.Token == order.Token))
                return WaitOutcome.Waits;
            var waiting = db.Waiting.Where(w => w.Site == order.Stay.Site && w.Date == order.Date && w.EndedAt == null);
            if (await waiting.AnyAsync(w => w.Mark == mark))
                return WaitOutcome.AlreadyWaits;
            if (await waiting.CountAsync() >= MostPerDay)
                return WaitOutcome.ListFull;
            db.Waiting.Add(new()
            {
                Token = order.Token,
                Place = await NextPlace(db),
                Site = order.Stay.Site,
                Group = order.Stay.OwnGroup,
                Procedures = string.Join(',', order.Stay.Codes),
                Date = order.Date,
                Name = order.Applicant.Name,
                Kana = order.Applicant.Kana,
                Mail = order.Applicant.Mail!,
                Mark = mark,
                Language = order.Language,
            });
            await db.SaveChangesAsync();
            return WaitOutcome.Waits;
        });
        // A seat may have come back while the form was filled in.
        mails.Ring();
        return outcome;
    }

    public async Task<WaitingRow?> Find(string? token)
    {
        if (!IsToken(token))
            return null;
        await using var db = database.Open();
        return await db.Waiting.AsNoTracking().SingleOrDefaultAsync(waiting => waiting.Token == token);
    }

    /// <summary>Whether who is offered a time comes on its day already.</summary>
    public async Task<bool> ComesThatDay(WaitingRow waiting)
    {
        if (waiting is not { Start: { } start, FormKey: { } form })
            return false;
        await using var db = database.Open();
        return await samePerson.ComesThatDay(db, start, Applicant.Of(waiting), form);
    }

    /// <summary>Books what is offered. Who has opened the link has read the mailbox, so nothing is asked to be confirmed.</summary>
    /// <param name="start">The time which its page showed.</param>
    /// <returns>False: the offer is over.</returns>
    public async Task<bool> Accept(WaitingRow waiting, Stay stay, DateTimeOffset start, string client)
    {
        if (waiting is not { IsOffered: true, FormKey: { } form } || waiting.Start != start || waiting.OfferEnds <= clock.GetUtcNow())
            return false;
        // Its page has said whether there is another one that day.
        var answer = await desk.Book(new(form, stay, JapanTime.In(start), Applicant.Of(waiting), waiting.Language, client) { Again = true, Offer = waiting.Token });
        return answer.Outcome is BookingOutcome.Booked or BookingOutcome.BookedBefore;
    }

    /// <summary>Does not want this time, or nothing any more.</summary>
    public async Task Leave(string token)
    {
        var now = clock.GetUtcNow();
        await writer.Write(async db =>
        {
            await Writer.Lock(db);
            if (await db.Waiting.SingleOrDefaultAsync(w => w.Token == token && w.EndedAt == null) is not { } waiting)
                return;
            await TakeBack(db, waiting);
            waiting.EndedAt = now;
            await db.SaveChangesAsync();
        });
        mails.Ring();
    }

    /// <summary>In the transaction that books: the offer is still there, and is not any more afterwards.</summary>
    public static async Task<bool> Close(ReservationDb db, string token, Guid form, DateTimeOffset now)
    {
        if (await db.Waiting.SingleOrDefaultAsync(w => w.Token == token && w.FormKey == form && w.EndedAt == null) is not { } waiting || waiting.OfferEnds <= now)
            return false;
        await DropMail(db, waiting);
        waiting.EndedAt = now;
        return true;
    }

    /// <summary>The offered seats are anybody's again, and its mail is not sent any more.</summary>
    public static async Task TakeBack(ReservationDb db, WaitingRow waiting)
    {
        var form = waiting.FormKey;
        await db.Seats.Where(seat => seat.Holder == form && seat.Code == null).ExecuteDeleteAsync();
        await DropMail(db, waiting);
        (waiting.FormKey, waiting.Start, waiting.Until, waiting.Latest, waiting.MailId) = (null, null, null, null, null);
    }

    /// <summary>Behind everybody; within the writer's turn.</summary>
    public static async Task<long> NextPlace(ReservationDb db) => (await db.Waiting.MaxAsync(w => (long?)w.Place) ?? 0) + 1;

    static Task<int> DropMail(ReservationDb db, WaitingRow waiting)
    {
        var mail = waiting.MailId;
        return db.Mails.Where(m => m.Id == mail).ExecuteDeleteAsync();
    }

    static Guid FormOf(string token) => new(Base64Url.DecodeFromChars(token));
}
