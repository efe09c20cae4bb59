using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Printing;

/// <summary>Puts tickets on paper, and lets staff know when it cannot.</summary>
sealed class TicketPrinter(Printer printer, PrinterWatch watch, SiteMemory memory, KioskSettings settings, TimeProvider time)
{
    /// <param name="ticket">What the server gave.</param>
    /// <param name="language">Language of the paper.</param>
    /// <param name="serial">The job's number in the journal; the printer proves the job by it.</param>
    public async Task<PrintOutcome> PrintAsync(IssuedTicket ticket, string language, long serial)
    {
        var paper = TicketPaper.Of(ticket, memory.Catalogue!, KioskTexts.In(language), JapanTime.In(time.GetUtcNow()));
        return await PrintAsync(paper, serial);
    }

    /// <summary>A paper by which staff see that the printer works.</summary>
    public Task<PrintOutcome> PrintTestAsync(long serial) =>
        PrintAsync(TicketPaper.Test(settings.Name, memory.Catalogue, JapanTime.In(time.GetUtcNow())), serial);

    async Task<PrintOutcome> PrintAsync(IReadOnlyList<PaperPart> paper, long serial)
    {
        var outcome = await printer.PrintAsync(PaperEncoder.Encode(paper, settings.Model), new ProcessId(serial), CancellationToken.None);
        await watch.TellAsync(outcome switch
        {
            PrintOutcome.Printed { Status: var status } => new(status, null),
            PrintOutcome.NotPrinted { Fault: var fault } => new(null, fault),
            PrintOutcome.Unknown { Fault: var fault } => new(null, fault),
            _ => throw new InvalidOperationException("A job ends printed, not printed or unknown."),
        });
        return outcome;
    }
}
