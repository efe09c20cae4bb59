using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Screens.Tickets;

static class TicketEndpoints
{
    public static void MapTickets(this WebApplication app) => app.MapGet("/ticket", Show);

    static IResult Show(KioskScreen screen)
    {
        switch (screen.Session.Job?.State)
        {
            case null:
                return KioskScreen.Go("/");
            case TicketState.Refused refused:
                var isReservation = screen.Session.Code.Length > 0;
                screen.Session.ForgetRefused();
                if (!isReservation)
                    return KioskScreen.Show<RefusedScreen>(new { Refusal = refused });
                screen.Session.Trouble = refused.Code;
                return KioskScreen.Go("/reservation");
            case TicketState.Unavailable:
                return KioskScreen.Show<UnavailableScreen>();
            case TicketState.Asking:
                return KioskScreen.Show<AskingScreen>();
            case TicketState.Printing printing:
                return KioskScreen.Show<TicketScreen>(new { printing.Ticket, Paper = PaperState.Coming });
            case TicketState.OnPaper paper:
                return KioskScreen.Show<TicketScreen>(new { paper.Ticket, Paper = PaperState.There });
            case TicketState.OnScreen shown:
                return KioskScreen.Show<TicketScreen>(new { shown.Ticket, Paper = PaperState.None });
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
}
