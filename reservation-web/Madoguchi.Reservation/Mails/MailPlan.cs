using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Mails;

/// <summary>
/// Which mails a reservation is owed. They are written in the transaction of what they tell of, and sent afterwards: a mail
/// server that is down delays mails and nothing else.
/// </summary>
internal sealed class MailPlan(MailSettings? settings, MailBell bell, TimeProvider clock)
{
    /// <summary>After the mail that asks for it has left; who takes longer books anew.</summary>
    public static readonly TimeSpan TimeToConfirm = TimeSpan.FromMinutes(30);

    static readonly TimeOnly ReminderAt = new(10, 0);

    public bool IsOn => settings is not null;

    /// <summary>Whether the address has to be proved before the reservation stands. Staff have heard the caller's voice.</summary>
    public bool AsksToConfirm(BookingRow booking) => IsOn && booking is { Mail: not null, ByStaff: false };

    public void Booked(ReservationDb db, BookingRow booking)
    {
        if (!Wants(booking))
            return;
        Add(db, booking, booking.Unconfirmed ? MailKind.Confirm : MailKind.Booked);
        if (!booking.Unconfirmed)
            Remind(db, booking);
    }

    public void Confirmed(ReservationDb db, BookingRow booking)
    {
        if (!Wants(booking))
            return;
        Add(db, booking, MailKind.Booked);
        Remind(db, booking);
    }

    public async Task Changed(ReservationDb db, BookingRow booking)
    {
        if (!Wants(booking) || booking.Unconfirmed)
            return;
        await Drop(db, booking.Code);
        Add(db, booking, MailKind.Changed);
        Remind(db, booking);
    }

    public async Task Cancelled(ReservationDb db, BookingRow booking)
    {
        if (!Wants(booking))
            return;
        await Drop(db, booking.Code);
        if (!booking.Unconfirmed)
            Add(db, booking, MailKind.Cancelled);
    }

    /// <summary>Who waits is offered a time.</summary>
    /// <returns>The mail.</returns>
    public Guid Offered(ReservationDb db)
    {
        var now = clock.GetUtcNow();
        var mail = new MailRow { Id = Guid.CreateVersion7(now), Code = "", Kind = MailKind.Offer, DueAt = now };
        db.Mails.Add(mail);
        return mail.Id;
    }

    /// <summary>After the commit.</summary>
    public void Ring() => bell.Ring();

    /// <summary>At ten in the morning of the day before; not when that has passed.</summary>
    public static DateTimeOffset ReminderOf(DateTimeOffset start) =>
        new(DateOnly.FromDateTime(JapanTime.In(start).DateTime).AddDays(-1).ToDateTime(ReminderAt), JapanTime.Offset);

    bool Wants(BookingRow booking) => IsOn && booking.Mail is not null;

    void Remind(ReservationDb db, BookingRow booking)
    {
        if (ReminderOf(booking.Start) is var due && due > clock.GetUtcNow())
            Add(db, booking, MailKind.Reminder, due);
    }

    void Add(ReservationDb db, BookingRow booking, MailKind kind, DateTimeOffset? due = null) => db.Mails.Add(new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        Code = booking.Code,
        Kind = kind,
        DueAt = due ?? clock.GetUtcNow(),
    });

    /// <summary>What has not been sent and is no longer true.</summary>
    static Task<int> Drop(ReservationDb db, string code) =>
        db.Mails.Where(mail => mail.Code == code && mail.SentAt == null && mail.FailedAt == null).ExecuteDeleteAsync();
}
