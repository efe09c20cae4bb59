using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Screens.Tickets;

static class TicketEndpoints
{
    public static void MapTickets(this WebApplication app) => app.MapGet("/ticket", Show);

    static IResult Show(KioskScreen screen)
    {
        var job = screen.Session.Job;
        var (isOffline, isEarlier) = (job?.IsOffline is true, job?.IsEarlierCheckIn is true);
        switch (job?.State)
        {
            case null:
                return KioskScreen.Go("/");
            case TicketState.Refused refused:
                screen.Session.ForgetRefused();
                if (!job!.IsCheckIn)
                    return KioskScreen.Show<RefusedScreen>(new { Refusal = refused });
                screen.Session.Trouble = refused.Code;
                // A code is corrected letter by letter; a name is gone with its answer.
                return KioskScreen.Go(job.IsByName ? "/reserved" : "/reservation");
            case TicketState.Unavailable:
                return job!.IsCheckIn && !screen.IsOnline && screen.IssuesOffline
                    ? KioskScreen.Go("/reserved")
                    : KioskScreen.Show<UnavailableScreen>();
            case TicketState.Asking:
                return KioskScreen.Show<AskingScreen>();
            case TicketState.Printing printing:
                return KioskScreen.Show<TicketScreen>(new { printing.Ticket, IsOffline = isOffline, IsEarlier = isEarlier, Paper = PaperState.Coming });
            case TicketState.OnPaper paper:
                return KioskScreen.Show<TicketScreen>(new { paper.Ticket, IsOffline = isOffline, IsEarlier = isEarlier, Paper = PaperState.There });
            case TicketState.OnScreen shown:
                return KioskScreen.Show<TicketScreen>(new { shown.Ticket, IsOffline = isOffline, IsEarlier = isEarlier, Paper = shown.MayBeOnPaper ? PaperState.Unknown : PaperState.None });
            default:
                return KioskScreen.Go("/");
        }
    }
}

/// <summary>Whether the person has paper in hand.</summary>
public enum PaperState
{
    Coming,
    There,
    None,

    /// <summary>Perhaps: nobody knows.</summary>
    Unknown,
}
