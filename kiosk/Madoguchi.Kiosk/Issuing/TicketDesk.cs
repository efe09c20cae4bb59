using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Offline;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;

namespace Madoguchi.Kiosk.Issuing;

/// <summary>Asks the server for a number, or takes one of those lent, writes every step down first, and prints.</summary>
sealed class TicketDesk(ServerLink link, JobJournal journal, OfflineDesk offline, TicketPrinter printer, ILogger<TicketDesk> log)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>With numbers of its own at hand, nobody is kept waiting for a line that may be dead.</summary>
    static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(3);

    /// <param name="order">What is wanted.</param>
    /// <param name="leaving">Ends asking when the person has gone; a ticket that was answered is printed nevertheless.</param>
    public TicketJob Begin(TicketOrder order, CancellationToken leaving) =>
        new TicketJob(order).Run(job => RunAsync(job, order, leaving));

    async Task RunAsync(TicketJob job, TicketOrder order, CancellationToken leaving)
    {
        try
        {
            var answered = await AskAsync(job, order, leaving);
            if (job.State is TicketState.Printing { Ticket: var ticket })
                job.Move(await PrintAsync(answered, ticket, job.IsOffline));
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            job.Move(new TicketState.Unavailable());
        }
        catch (Exception broken)
        {
            log.JobBroke(order.CommandId, broken);
            job.Move(job.State is TicketState.Printing { Ticket: var issued } ? new TicketState.OnScreen(issued, MayBeOnPaper: true) : new TicketState.Unavailable());
        }
    }

    /// <summary>
    /// The wish keeps its id, whoever answers it: should the server have issued and the answer be lost, telling it of the paper makes
    /// one ticket of both.
    /// </summary>
    /// <returns>The order which was answered: this one, or the check-in before it.</returns>
    async Task<TicketOrder> AskAsync(TicketJob job, TicketOrder order, CancellationToken leaving)
    {
        var reply = offline.Given(order);
        job.IsOffline = reply is not null;
        if (reply is null && link.IsConnected)
            (order, reply) = await AskServerAsync(job, order, leaving);
        if (reply is null && order.Reservation is null)
        {
            reply = offline.Take(order);
            job.IsOffline = reply?.Value is not null;
        }
        switch (reply)
        {
            case { Value: { } ticket }:
                journal.Answer(order.CommandId, ticket, order.Language, job.IsOffline);
                if (job.IsOffline)
                    log.IssuedOffline(ticket.Number);
                job.Move(new TicketState.Printing(ticket));
                break;
            case { Refused: { } refused }:
                journal.Write(order.CommandId, JobState.Refused);
                job.Move(new TicketState.Refused(refused.Code, refused.Message));
                break;
            default:
                job.Move(new TicketState.Unavailable());
                break;
        }
        return order;
    }

    /// <summary>
    /// A check-in whose answer was lost may have become a ticket. Before its person gets another number the server is asked for that
    /// one, under its own id: nobody holds a second ticket without knowing, which would be called in vain.
    /// </summary>
    async Task<(TicketOrder Answered, HubReply<IssuedTicket>? Reply)> AskServerAsync(TicketJob job, TicketOrder order, CancellationToken leaving)
    {
        var patience = order.Reservation is null && offline.CanIssue ? ShortPatience : Patience;
        if (order.Unanswered is { } checkIn)
        {
            var earlier = await AskAsync(checkIn, patience, leaving);
            if (earlier is null)
                return (order, null);
            job.IsSettled = true;
            job.IsEarlierCheckIn = earlier.Value is not null;
            if (job.IsEarlierCheckIn)
                return (checkIn with { Language = order.Language }, earlier);
            journal.Write(checkIn.CommandId, JobState.Refused);
            order = order with { Unanswered = null };
        }
        return (order, await AskAsync(order, patience, leaving));
    }

    /// <summary>Asks until there is an answer, always with the same id: a ticket issued behind a broken line is not issued twice.</summary>
    async Task<HubReply<IssuedTicket>?> AskAsync(TicketOrder order, TimeSpan most, CancellationToken leaving)
    {
        journal.Write(order.CommandId, JobState.Asked);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(leaving);
        patience.CancelAfter(most);
        try
        {
            while (true)
            {
                if (await SendAsync(order, patience.Token) is { Refused: null or { Retry: false } } answer)
                    return answer;
                await Task.Delay(Pause, TimeProvider.System, patience.Token);
            }
        }
        catch (Exception) when (patience.IsCancellationRequested && !leaving.IsCancellationRequested)
        {
            return null;
        }
    }

    Task<HubReply<IssuedTicket>?> SendAsync(TicketOrder order, CancellationToken leaving) => order.Reservation switch
    {
        ReservationClaim.ByCode claim => link.CheckInAsync(order.CommandId, new CheckInRequest(claim.Code), leaving),
        ReservationClaim.ByName claim => link.CheckInAsync(order.CommandId, new CheckInByNameRequest(claim.Kana, claim.PhoneEnd), leaving),
        _ => link.IssueAsync(order.CommandId, new IssueTicketRequest(order.Procedures, order.Language), leaving),
    };

    async Task<TicketState> PrintAsync(TicketOrder order, IssuedTicket ticket, bool isOffline) =>
        await printer.PrintAsync(order.CommandId, ticket, order.Language, isOffline) switch
        {
            PrintOutcome.Printed => new TicketState.OnPaper(ticket),
            PrintOutcome.NotPrinted => new TicketState.OnScreen(ticket, MayBeOnPaper: false),
            _ => new TicketState.OnScreen(ticket, MayBeOnPaper: true),
        };
}
