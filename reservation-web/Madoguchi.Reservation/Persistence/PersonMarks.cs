using System.Security.Cryptography;
using System.Text;
using Madoguchi.Contracts.Clock;
using Madoguchi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Persistence;

/// <summary>
/// Lets the database say whether one person comes twice on a day without its being able to read who: a keyed digest of day,
/// reading and contact. The key lies in the database, sealed like the names, and is sealed anew when they are.
/// </summary>
internal sealed class PersonMarks(PersonSeal seal)
{
    const int KeyBytes = 32, MarkBytes = 16;
    static readonly DateTimeOffset AnyDay = new(DateTime.MinValue.AddDays(1), TimeSpan.Zero);
    byte[]? key;

    /// <summary>Staff may know no more of a number.</summary>
    const int EndDigits = 4;

    /// <param name="Phone">Null without a phone number; the same as <paramref name="End"/> when no more is known of it.</param>
    /// <param name="End">Of its last four digits.</param>
    /// <param name="Mail">Null without a mail address.</param>
    internal readonly record struct PersonMark(string? Phone, string? End, string? Mail);

    /// <param name="Phone">Null without a phone number.</param>
    /// <param name="Mail">Null without a mail address.</param>
    internal readonly record struct Pair(string? Phone, string? Mail);

    /// <summary>The day is in the mark: two days of one person do not look alike. So is the contact: two persons of one reading do not.</summary>
    public PersonMark Of(DateTimeOffset start, string kana, string? phone, string? mail)
    {
        var end = Digest(start, kana, "end", phone is { Length: > EndDigits } ? phone[^EndDigits..] : phone);
        return new(phone is { Length: EndDigits } ? end : Digest(start, kana, "phone", phone), end, Digest(start, kana, "mail", mail?.ToUpperInvariant()));
    }

    /// <summary>One phone number and one mailbox, whoever uses them, on whatever day: how many reservations stand for them.</summary>
    public Pair OfContact(string? phone, string? mail) => new(Digest(AnyDay, "", "phone", phone), Digest(AnyDay, "", "mail", mail?.ToUpperInvariant()));

    /// <summary>One mailbox of a day, whoever reads it.</summary>
    public string OfMailbox(DateOnly day, string mail) => Digest(new(day.ToDateTime(TimeOnly.MinValue), JapanTime.Offset), "", "waiting", mail.ToUpperInvariant())!;

    /// <summary>Marks a reservation as it is now.</summary>
    public void Mark(BookingRow booking)
    {
        (booking.PhoneMark, booking.PhoneEndMark, booking.MailMark) = Of(booking.Start, booking.Kana, booking.Phone, booking.Mail);
        // Staff may know the last four digits only, which many share.
        (booking.PhoneContact, booking.MailContact) = booking.ByStaff ? default : OfContact(booking.Phone, booking.Mail);
    }

    /// <summary>Before the first visitor: the key, and marks for reservations from before there were any.</summary>
    public async Task Load(IDatabase database)
    {
        await using var db = database.Open();
        var known = await Stored(db) is { } stored && TryOpen(stored, out key);
        if (!known)
        {
            // None yet, or sealed with keys that are gone; every mark is made anew then.
            await db.PersonKeys.ExecuteDeleteAsync();
            var made = seal.Close(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)));
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "PersonKeys" ("Id", "Sealed") VALUES ({PersonKeyRow.Only}, {made}) ON CONFLICT ("Id") DO NOTHING""");
            if (!TryOpen((await Stored(db))!, out key))
                throw new CryptographicException("The key of the marks cannot be opened.");
        }
        foreach (var booking in await db.Bookings.Where(b => !known || (b.PhoneEndMark == null && b.MailMark == null) || (b.PhoneEndMark == null) != (b.PhoneMark == null)
            || (!b.ByStaff && b.PhoneContact == null && b.MailContact == null)).ToListAsync())
            Mark(booking);
        foreach (var waiting in await db.Waiting.Where(_ => !known).ToListAsync())
            waiting.Mark = OfMailbox(waiting.Date, waiting.Mail);
        await db.SaveChangesAsync();
    }

    /// <summary>Seals the key with the newest key of the seal; the marks stay.</summary>
    /// <returns>Whether that was needed.</returns>
    public async Task<bool> SealAnew(Writer writer) => await writer.Write(async db =>
    {
        if (await db.PersonKeys.SingleOrDefaultAsync() is not { } row || !seal.IsOld(row.Sealed))
            return false;
        row.Sealed = seal.Close(seal.Open(row.Sealed));
        await db.SaveChangesAsync();
        return true;
    });

    static Task<string?> Stored(ReservationDb db) => db.PersonKeys.AsNoTracking().Select(row => row.Sealed).SingleOrDefaultAsync();

    bool TryOpen(string stored, out byte[]? opened)
    {
        try
        {
            opened = Convert.FromBase64String(seal.Open(stored));
            return true;
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            opened = null;
            return false;
        }
    }

    string? Digest(DateTimeOffset start, string kana, string kind, string? contact)
    {
        if (contact is null)
            return null;
        var text = FormattableString.Invariant($"{JapanTime.DateOf(start):yyyy-MM-dd}\n{kana}\n{kind}\n{contact}");
        var digest = HMACSHA256.HashData(key ?? throw new InvalidOperationException("The marks have no key yet."), Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(digest.AsSpan(0, MarkBytes));
    }
}
