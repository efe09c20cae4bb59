using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;

namespace Madoguchi.Kiosk.Printing;

/// <summary>Looks after the idle printer and tells the server when its state changes, before somebody needs it.</summary>
sealed class PrinterWatch : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    readonly Printer printer;
    readonly ServerLink link;
    readonly ILogger<PrinterWatch> log;
    readonly SemaphoreSlim telling = new(1, 1);
    PrinterReport? told;

    public PrinterWatch(Printer printer, ServerLink link, ILogger<PrinterWatch> log)
    {
        (this.printer, this.link, this.log) = (printer, link, log);
        link.Greeted += () => _ = ReportAgainAsync();
    }

    /// <summary>The last known state; null before the first look.</summary>
    public PrinterReport? Latest { get; private set; }

    /// <summary>False when a person who comes now will get no paper, as far as is known.</summary>
    public bool CanPrint => Latest?.State is null or PrinterStates.Ready or PrinterStates.PaperNearEnd;

    /// <summary>Takes note of a state and reports it when it is new to the server.</summary>
    public async Task TellAsync(PrinterCondition condition)
    {
        await telling.WaitAsync();
        try
        {
            var report = PrinterWords.Of(condition);
            if (report != Latest)
                log.PrinterIs(report.State);
            Latest = report;
            if (report != told && await link.ReportPrinterAsync(report, CancellationToken.None))
                told = report;
        }
        finally
        {
            telling.Release();
        }
    }

    /// <summary>Looks now, for staff who have just done something to the printer.</summary>
    public async Task LookAsync(CancellationToken cancellation) => await TellAsync(await printer.AskAsync(cancellation));

    public override void Dispose()
    {
        telling.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            do
                await TellAsync(await printer.AskAsync(stoppingToken));
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    async Task ReportAgainAsync()
    {
        await telling.WaitAsync();
        try
        {
            told = Latest is { } latest && await link.ReportPrinterAsync(latest, CancellationToken.None) ? latest : null;
        }
        finally
        {
            telling.Release();
        }
    }
}
