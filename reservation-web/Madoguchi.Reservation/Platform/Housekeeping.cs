using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Platform;

/// <summary>
/// Every hour: yesterday's tickets, and the personal data of reservations whose time has passed and which the city hall has.
/// </summary>
internal sealed class Housekeeping(TicketBook tickets, Writer writer, ReservationSettings settings, ILogger<Housekeeping> log)
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
                await ForgetOldBookings();
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

    internal Task ForgetOldBookings()
    {
        var now = settings.Clock.GetUtcNow();
        var before = now.AddDays(-settings.KeepDays);
        return writer.Write(async db =>
        {
            var acknowledged = await db.LinkState.Select(s => s.Acknowledged).SingleAsync();
            var done = db.Bookings.Where(b => b.Start < before && !db.Outbox.Any(o => o.Code == b.Code && o.Sequence > acknowledged));
            await db.Outbox.Where(o => done.Any(b => b.Code == o.Code)).ExecuteDeleteAsync();
            await db.Seats.Where(s => done.Any(b => b.Code == s.Code)).ExecuteDeleteAsync();
            await db.Bookings.Where(b => b.Start < before && !db.Outbox.Any(o => o.Code == b.Code)).ExecuteDeleteAsync();
            await db.Slots.Where(s => s.Start < before && !db.Seats.Any(seat => seat.Site == s.Site && seat.Start == s.Start)).ExecuteDeleteAsync();
        });
    }
}

internal static partial class HousekeepingLog
{
    [LoggerMessage(20, LogLevel.Warning, "Old data could not be deleted now; the next hour tries again.")]
    public static partial void HousekeepingFailed(this ILogger logger, Exception failure);
}
