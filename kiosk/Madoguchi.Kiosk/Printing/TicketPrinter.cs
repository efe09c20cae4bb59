using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.EscPos.Paper;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Printing;

/// <summary>Puts tickets on paper, writes down before and after what is known of it, and lets staff know of trouble.</summary>
sealed class TicketPrinter(
    Printer printer, JobJournal journal, PrinterWatch watch, SiteMemory memory, Enrolment enrolment, KioskSettings settings, TimeProvider time)
{
    DateTimeOffset Now => JapanTime.In(time.GetUtcNow());

    /// <param name="job">The command by which the ticket was issued.</param>
    /// <param name="ticket">What the server gave.</param>
    /// <param name="language">Language of the paper.</param>
    /// <param name="isOffline">The kiosk gave it without the server.</param>
    public Task<PrintOutcome> PrintAsync(Guid job, IssuedTicket ticket, string language, bool isOffline = false) =>
        PrintAsync(job, TicketPaper.Of(ticket, memory.Catalogue!, KioskTexts.In(language), Now, isOffline), ticket.Number);

    /// <param name="job">A new id: another paper is another job.</param>
    /// <param name="content">From the journal.</param>
    /// <param name="isMarked">Whether it bears 再発行.</param>
    public Task<PrintOutcome> PrintAgainAsync(Guid job, TicketContent content, bool isMarked) => PrintAsync(
        job, TicketPaper.Again(content, memory.Catalogue!, KioskTexts.In(content.Language), Now, isMarked), content.Number, content,
        isMarked ? content.Ticket : null);

    /// <summary>A paper by which staff see that the printer works.</summary>
    public Task<PrintOutcome> PrintTestAsync() =>
        PrintAsync(Guid.CreateVersion7(time.GetUtcNow()), TicketPaper.Test(enrolment.Name, memory.Catalogue, Now));

    async Task<PrintOutcome> PrintAsync(
        Guid job, IReadOnlyList<PaperPart> paper, string? number = null, TicketContent? content = null, Guid? againOf = null)
    {
        var bytes = PaperEncoder.Encode(paper, settings.Model);
        // The journal's number is what the printer proves the job by.
        var serial = journal.Write(job, JobState.Printing, number, content, againOf);
        var outcome = await printer.PrintAsync(bytes, new ProcessId(serial), CancellationToken.None);
        journal.Write(job, outcome switch
        {
            PrintOutcome.Printed => JobState.Printed,
            PrintOutcome.NotPrinted => JobState.NotPrinted,
            _ => JobState.Unknown,
        });
        // Whoever waits for the paper does not wait for the server.
        _ = watch.TellAsync(outcome switch
        {
            PrintOutcome.Printed { Status: var status } => new(status, null),
            PrintOutcome.NotPrinted { Fault: var fault } => new(null, fault),
            PrintOutcome.Unknown { Fault: var fault } => new(null, fault),
            _ => throw new InvalidOperationException("A job ends printed, not printed or unknown."),
        });
        return outcome;
    }
}
