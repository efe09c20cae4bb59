using System.Data.Common;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>Notices within seconds when <c>seed</c> or another server changed master data.</summary>
internal sealed partial class MasterDataWatch(IMasterData master, ILogger<MasterDataWatch> log) : BackgroundService
{
    static readonly TimeSpan Often = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The watch is about programs, not about the day: it runs on the machine's clock even in a demonstration.
        using var timer = new PeriodicTimer(Often, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Look(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    async Task Look(CancellationToken ct)
    {
        try
        {
            await master.Reload(ct);
        }
        catch (DbException failure)
        {
            NotReadable(failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Master data could not be read again; the last state stays in use.")]
    partial void NotReadable(Exception failure);
}
