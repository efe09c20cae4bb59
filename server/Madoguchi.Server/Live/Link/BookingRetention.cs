using System.Data.Common;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Platform.Settings;
using Madoguchi.Shared;

namespace Madoguchi.Server.Live.Link;

/// <summary>Every hour: the personal data of reservations whose days are over, here as on reservation-web.</summary>
internal sealed partial class BookingRetention(
    IBookings bookings, PersonSeal seal, IDatabaseTools database, ServerSettings settings, TimeProvider clock, ILogger<BookingRetention> log) : BackgroundService
{
    /// <summary>So it is at a start: a server killed between the deleting and the rewriting, or refused it, leaves it to the next round.</summary>
    bool _owesScrub = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hourly = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        try
        {
            do
                await Round(stoppingToken);
            while (await hourly.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    async Task Round(CancellationToken ct)
    {
        try
        {
            var now = clock.GetUtcNow();
            var forgotten = await bookings.Forget(now - settings.Keep.AfterVisit, now - settings.Keep.AfterCancelling, ct);
            if (forgotten > 0)
                Forgotten(forgotten);
            _owesScrub |= forgotten > 0;
            _owesScrub |= await bookings.SealAnew(ct) > 0;
            if (_owesScrub)
                await database.Scrub(ct);
            _owesScrub = false;
            seal.ForgetKeys();
        }
        catch (DbException failure)
        {
            NotForgotten(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The personal data of {Count} reservations was deleted; their days are over")]
    partial void Forgotten(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old personal data could not be deleted now; the next hour tries again")]
    partial void NotForgotten(Exception failure);
}
