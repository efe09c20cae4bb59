using System.Data.Common;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server.Platform;

/// <summary>Before anything else starts: schema up to date, commits proven durable, master data read.</summary>
internal sealed partial class DatabaseStart(
    GroupCommitLedger ledger, IDatabaseTools tools, IBookings bookings, IMasterData master, ServerSettings settings, ILogger<DatabaseStart> log)
    : IHostedLifecycleService, IDisposable
{
    IDisposable? _inUse;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            _inUse = tools.InUse();
            await tools.Migrate(cancellationToken);
            ledger.Open();
            await bookings.Prove(cancellationToken);
            await master.Reload(cancellationToken);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"MADOGUCHI__DATABASE is \"{settings.Database}\" and could not be opened; a writable sqlite:PATH or a reachable Host=… is allowed: {failure.Message}");
        }
        if (master.Current.IsEmpty)
            NothingSeeded();
        if (settings.ClockNote is not null)
            ClockIsSet(settings.Clock.GetUtcNow());
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _inUse?.Dispose();

    [LoggerMessage(LogLevel.Warning, "There is no master data yet: run this program with `seed DIR` (sites.json, procedures.csv, life-events.json) or `seed --demo`.")]
    partial void NothingSeeded();

    [LoggerMessage(LogLevel.Warning, "The clock was set by MADOGUCHI__CLOCK and started at {Now:O}; times are not real.")]
    partial void ClockIsSet(DateTimeOffset now);
}
