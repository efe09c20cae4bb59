using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Screens.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Staff;

static class StaffEndpoints
{
    public static void MapStaff(this WebApplication app)
    {
        app.MapGet("/staff", (KioskScreen screen) =>
            screen.Session.IsStaff ? KioskScreen.Show<StaffScreen>() : KioskScreen.Show<PinScreen>());
        app.MapPost("/staff", Enter).DisableAntiforgery();
        app.MapPost("/staff/test-print", TestPrintAsync);
        app.MapPost("/staff/reprint", ReprintAsync).DisableAntiforgery();
    }

    static IResult Enter([FromForm] string? pin, KioskScreen screen, StaffPin gate)
    {
        switch (gate.Check(pin))
        {
            case PinAnswer.Right:
                screen.Session.IsStaff = true;
                break;
            case PinAnswer.Wrong:
                screen.Session.Note = "staff.wrongPin";
                break;
            case PinAnswer.TooMany:
                screen.Session.Note = "staff.tooMany";
                break;
        }
        return KioskScreen.Go("/staff");
    }

    static async Task<IResult> TestPrintAsync(KioskScreen screen, TicketPrinter printer)
    {
        if (!screen.Session.IsStaff)
            return KioskScreen.Go("/staff");
        screen.Session.Note = await printer.PrintTestAsync() switch
        {
            PrintOutcome.Printed => "staff.testPrinted",
            PrintOutcome.NotPrinted => "staff.testNotPrinted",
            _ => "staff.testUnknown",
        };
        return KioskScreen.Go("/staff");
    }

    static async Task<IResult> ReprintAsync([FromForm] string? number, KioskScreen screen, Reprint reprint)
    {
        if (!screen.Session.IsStaff)
            return KioskScreen.Go("/staff");
        screen.Session.Note = await reprint.PrintAsync(number ?? "") switch
        {
            null => "staff.reprintNothing",
            PrintOutcome.Printed => "staff.reprintPrinted",
            PrintOutcome.NotPrinted => "staff.testNotPrinted",
            _ => "staff.testUnknown",
        };
        return KioskScreen.Go("/staff");
    }
}
