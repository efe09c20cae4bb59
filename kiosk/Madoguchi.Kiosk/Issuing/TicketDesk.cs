using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;

namespace Madoguchi.Kiosk.Issuing;

/// <summary>Asks the server for a number, writes every step down first, and prints.</summary>
sealed class TicketDesk(ServerLink link, JobJournal journal, TicketPrinter printer, ILogger<TicketDesk> log)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <param name="order">What is wanted.</param>
    /// <param name="leaving">Ends asking when the person has gone; a ticket that was answered is printed nevertheless.</param>
    public TicketJob Begin(TicketOrder order, CancellationToken leaving) =>
        new TicketJob(order.CommandId).Run(job => RunAsync(job, order, leaving));

    async Task RunAsync(TicketJob job, TicketOrder order, CancellationToken leaving)
    {
        try
        {
            await AskAsync(job, order, leaving);
            if (job.State is TicketState.Printing { Ticket: var ticket })
                job.Move(await PrintAsync(order, ticket) ? new TicketState.OnPaper(ticket) : new TicketState.OnScreen(ticket));
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            job.Move(new TicketState.Unavailable());
        }
        catch (Exception broken)
        {
            log.JobBroke(order.CommandId, broken);
            job.Move(job.State is TicketState.Printing { Ticket: var issued } ? new TicketState.OnScreen(issued) : new TicketState.Unavailable());
        }
    }

    /// <summary>Asks until there is an answer, always with the same id: a ticket issued behind a broken line is not issued twice.</summary>
    async Task AskAsync(TicketJob job, TicketOrder order, CancellationToken leaving)
    {
        if (!link.IsConnected)
        {
            job.Move(new TicketState.Unavailable());
            return;
        }
        journal.Write(order.CommandId, JobState.Asked);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        patience.CancelAfter(Patience);
        while (true)
        {
            switch (await SendAsync(order, leaving))
            {
                case { Value: { } ticket }:
                    journal.Write(order.CommandId, JobState.Answered, ticket.Number);
                    job.Move(new TicketState.Printing(ticket));
                    return;
                case { Refused: { Retry: false } refused }:
                    journal.Write(order.CommandId, JobState.Refused);
                    job.Move(new TicketState.Refused(refused.Code, refused.Message));
                    return;
                default:
                    if (patience.IsCancellationRequested)
                    {
                        job.Move(new TicketState.Unavailable());
                        return;
                    }
                    await Task.Delay(Pause, TimeProvider.System, leaving);
                    break;
            }
        }
    }

    Task<HubReply<IssuedTicket>?> SendAsync(TicketOrder order, CancellationToken leaving) => order.ReservationCode is { } code
        ? link.CheckInAsync(order.CommandId, new CheckInRequest(code), leaving)
        : link.IssueAsync(order.CommandId, new IssueTicketRequest(order.Procedures, order.Language), leaving);

    /// <summary>True only when the printer proved it.</summary>
    async Task<bool> PrintAsync(TicketOrder order, IssuedTicket ticket)
    {
        var serial = journal.Write(order.CommandId, JobState.Printing, ticket.Number);
        var outcome = await printer.PrintAsync(ticket, order.Language, serial);
        journal.Write(order.CommandId, outcome switch
        {
            PrintOutcome.Printed => JobState.Printed,
            PrintOutcome.NotPrinted => JobState.NotPrinted,
            _ => JobState.Unknown,
        });
        return outcome is PrintOutcome.Printed;
    }
}
