using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Madoguchi.Reservation.RemoteTickets;
using Madoguchi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Platform;

/// <summary>
/// Every hour: yesterday's tickets, and the personal data of reservations whose time has passed and which the city hall has.
/// </summary>
internal sealed class Housekeeping(TicketBook tickets, TurnAlarms alarms, RemoteDesk remote, RemoteLimit remoteLimit, Writer writer, IDatabase database, PersonSeal seal, PersonMarks marks, ReservationSettings settings,
    ILogger<Housekeeping> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), settings.Clock);
        do
        {
            try
            {
                await tickets.Forget();
                await remote.Forget();
                remoteLimit.Forget();
                await ForgetTurns();
                await ForgetOldBookings();
                await SealAnew();
            }
            catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException)
            {
                log.HousekeepingFailed(failure);
            }
        }
        while (await NextHour(hourly, stoppingToken));
    }

    static async Task<bool> NextHour(PeriodicTimer hourly, CancellationToken stopping)
    {
        try
        {
            return await hourly.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Addresses to which yesterday's turns were to be told.</summary>
    internal async Task ForgetTurns()
    {
        await alarms.Forget();
        await writer.Scrub();
    }

    /// <summary>Not before the city hall has them; and no byte is left in the database's files.</summary>
    internal async Task ForgetOldBookings()
    {
        var now = settings.Clock.GetUtcNow();
        var (visited, cancelled) = (now - settings.Keep.AfterVisit, now - settings.Keep.AfterCancelling);
        await writer.Erase(async db =>
        {
            var acknowledged = await db.LinkState.Select(s => s.Acknowledged).SingleAsync();
            var done = db.Bookings.Where(b =>
                (b.Start < visited || b.CancelledAt < cancelled) && !db.Outbox.Any(o => o.Code == b.Code && o.Sequence > acknowledged));
            await db.Seats.Where(s => done.Any(b => b.Code == s.Code)).ExecuteDeleteAsync();
            var entries = db.Outbox.Where(o => done.Any(b => b.Code == o.Code));
            var codes = await done.Select(b => b.Code).ToListAsync();
            await entries.ExecuteDeleteAsync();
            await db.Mails.Where(m => codes.Contains(m.Code)).ExecuteDeleteAsync();
            var deleted = await db.Bookings.Where(b => codes.Contains(b.Code)).ExecuteDeleteAsync();
            await db.Slots.Where(s => s.Start < visited && !db.Seats.Any(seat => seat.Site == s.Site && seat.Group == s.Group && seat.Start == s.Start)).ExecuteDeleteAsync();
            return deleted + await ForgetWaiting(db, cancelled);
        });
        await writer.Scrub();
    }

    /// <summary>Who waited, as long after the end of it as after a cancellation.</summary>
    static async Task<int> ForgetWaiting(ReservationDb db, DateTimeOffset before)
    {
        var day = JapanTime.DateOf(before);
        var over = db.Waiting.Where(w => w.EndedAt < before || w.Date < day);
        await db.Mails.Where(m => over.Any(w => w.MailId == m.Id)).ExecuteDeleteAsync();
        return await over.ExecuteDeleteAsync();
    }

    /// <summary>With the newest key; what the old one closed is then neither in the files nor can it be opened.</summary>
    internal async Task SealAnew()
    {
        if (await marks.SealAnew(writer))
            writer.OweScrub();
        await writer.SealAnew(database);
        await writer.Scrub();
        seal.ForgetKeys();
    }
}

internal static partial class HousekeepingLog
{
    [LoggerMessage(20, LogLevel.Warning, "Old data could not be deleted now; the next hour tries again.")]
    public static partial void HousekeepingFailed(this ILogger logger, Exception failure);
}
