using System.Data.Common;
using System.Net.Sockets;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;
using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Madoguchi.Reservation.Mails;

/// <summary>
/// Sends what is due, and again what did not get through. A mail is sent at least once: when this program dies between the
/// relay's yes and its own note, it goes out again under the same Message-ID (RFC 5322 §3.6.4), by which mailboxes know it.
/// </summary>
internal sealed partial class MailSender(
    IDatabase database, Writer writer, LetterWriter letters, MailSettings settings, MailBell bell, BookingDesk desk, WaitingOffers offers, TurnAlarms alarms, TicketBook tickets,
    TimeProvider clock, ILogger<MailSender> log)
    : BackgroundService
{
    const int AtOnce = 50;
    static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(20), AtLeast = TimeSpan.FromMilliseconds(200), SmtpPatience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = LooksEvery;
            try
            {
                await desk.GiveBackUnconfirmed();
                await offers.Step();
                await alarms.Queue();
                while (await SendDue(stoppingToken) == AtOnce)
                    continue;
                pause = await UntilNext(stoppingToken);
            }
            catch (Exception failure) when (failure is DbException or DbUpdateException)
            {
                CannotRead(failure);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            await bell.Wait(pause, clock, stoppingToken);
        }
    }

    async Task<TimeSpan> UntilNext(CancellationToken ct)
    {
        await using var db = database.Open();
        var next = await db.Mails.Where(mail => mail.SentAt == null && mail.FailedAt == null).MinAsync(mail => (DateTimeOffset?)mail.DueAt, ct) - clock.GetUtcNow();
        return next is not { } wait || wait > LooksEvery ? LooksEvery : wait < AtLeast ? AtLeast : wait;
    }

    /// <returns>How many were due.</returns>
    async Task<int> SendDue(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = database.Open();
        var due = await db.Mails.AsNoTracking().Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).Take(AtOnce)
            .Join(db.Bookings.AsNoTracking(), mail => mail.Code, booking => booking.Code, (mail, booking) => new { mail, booking }).ToListAsync(ct);
        var turns = await db.Mails.AsNoTracking().Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).Take(AtOnce)
            .Join(db.TurnAlarms.AsNoTracking(), mail => mail.Token, alarm => alarm.Token, (mail, alarm) => new { mail, alarm }).ToListAsync(ct);
        var offered = await db.Mails.AsNoTracking().Where(mail => mail.SentAt == null && mail.FailedAt == null && mail.DueAt <= now)
            .OrderBy(mail => mail.DueAt).Take(AtOnce)
            .Join(db.Waiting.AsNoTracking().Where(w => w.EndedAt == null), mail => mail.Id, w => w.MailId, (mail, waiting) => new { mail, waiting }).ToListAsync(ct);
        if (due.Count + turns.Count + offered.Count == 0)
            return 0;
        using var smtp = NewClient();
        // Whose turn is near cannot wait for the others.
        foreach (var row in turns)
        {
            if (tickets.Find(row.alarm.Token) is not { Status: { Finished: false } status })
                await Note(row.mail, mail => mail.FailedAt = clock.GetUtcNow());
            else if (!await TrySend(smtp, row.mail, () => letters.Write(row.mail, row.alarm, status), ct))
                return 0;
        }
        foreach (var row in offered)
        {
            if (!await TrySend(smtp, row.mail, () => letters.Write(row.mail, row.waiting), ct))
                return 0;
        }
        foreach (var row in due)
        {
            if (!await TrySend(smtp, row.mail, () => letters.Write(row.mail, row.booking), ct))
                return 0;
        }
        await Leave(smtp, ct);
        return Math.Max(offered.Count, Math.Max(due.Count, turns.Count));
    }

    /// <returns>False when the relay cannot be used now.</returns>
    async Task<bool> TrySend(SmtpClient smtp, MailRow mail, Func<MimeMessage> write, CancellationToken ct)
    {
        using var letter = Written(mail, write);
        if (letter is null)
        {
            await PutOff(mail);
            return true;
        }
        try
        {
            if (!smtp.IsConnected)
                await Connect(smtp, ct);
            await smtp.SendAsync(letter, ct);
            await Note(mail, row => row.SentAt = clock.GetUtcNow());
            return true;
        }
        catch (SmtpCommandException refused) when ((int)refused.StatusCode is >= 500 and < 600 && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            Refused(mail.Id, (int)refused.StatusCode);
            await Note(mail, row => row.FailedAt = clock.GetUtcNow());
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested && failure is not (DbException or DbUpdateException))
        {
            // Whatever a relay does, offering no STARTTLS as much as hanging up: bookings go on.
            Later(mail.Id, failure.GetType().Name);
            await PutOff(mail);
            return false;
        }
    }

    /// <summary>The letter; null when what is known of its reservation makes none. That is our fault and no reason to keep others waiting.</summary>
    MimeMessage? Written(MailRow mail, Func<MimeMessage> write)
    {
        try
        {
            return write();
        }
        catch (Exception fault) when (fault is not (DbException or DbUpdateException))
        {
            // Its message might name the person; where it happened does not.
            CannotWrite(mail.Id, fault.GetType().Name, fault.StackTrace);
            return null;
        }
    }

    Task PutOff(MailRow mail) => Note(mail, row => (row.Tries, row.DueAt) = (row.Tries + 1, clock.GetUtcNow() + Pauses[Math.Min(mail.Tries, Pauses.Length - 1)]));

    /// <summary>
    /// The relay's certificate is checked against the authorities this machine trusts. Whether it was revoked is not asked: the firewall
    /// lets this program reach the relay and nothing else, and a question that is never answered would end all mail.
    /// </summary>
    static SmtpClient NewClient() => new() { Timeout = (int)SmtpPatience.TotalMilliseconds, CheckCertificateRevocation = false };

    async Task Connect(SmtpClient smtp, CancellationToken ct)
    {
        await smtp.ConnectAsync(settings.Host, settings.Port, settings.Security, ct);
        if (settings.User is not null)
            await smtp.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
    }

    static async Task Leave(SmtpClient smtp, CancellationToken ct)
    {
        try
        {
            await smtp.DisconnectAsync(quit: true, ct);
        }
        catch (Exception gone) when (gone is ProtocolException or CommandException or IOException or SocketException)
        {
            // Everything was taken; how the line ends does not matter.
        }
    }

    Task Note(MailRow mail, Action<MailRow> change) => writer.Write(async db =>
    {
        if (await db.Mails.FindAsync(mail.Id) is not { } row)
            return;
        change(row);
        // The address has done its work.
        if (row.Token is { } token && (row.SentAt ?? row.FailedAt) is not null)
            await db.TurnAlarms.Where(alarm => alarm.Token == token).ExecuteDeleteAsync();
        // Another address may be given.
        if (row is { Token: not null, FailedAt: not null })
            db.Mails.Remove(row);
        await db.SaveChangesAsync();
    });

    [LoggerMessage(LogLevel.Warning, "Mail {Id} did not get through ({Reason}); tried again later")]
    partial void Later(Guid id, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Id} cannot be written ({Reason}); tried again later. {Where}")]
    partial void CannotWrite(Guid id, string reason, string? where);

    [LoggerMessage(LogLevel.Warning, "Mail {Id} was refused for good with {Status}")]
    partial void Refused(Guid id, int status);

    [LoggerMessage(LogLevel.Warning, "Mails cannot be read now; tried again in a moment")]
    partial void CannotRead(Exception failure);
}
