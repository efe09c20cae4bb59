using Madoguchi.EscPos.Printing;
using Madoguchi.Kiosk.Journal;
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

    static async Task<IResult> TestPrintAsync(KioskScreen screen, TicketPrinter printer, JobJournal journal, TimeProvider time)
    {
        if (!screen.Session.IsStaff)
            return KioskScreen.Go("/staff");
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var serial = journal.Write(id, JobState.Printing);
        var outcome = await printer.PrintTestAsync(serial);
        var (state, note) = outcome switch
        {
            PrintOutcome.Printed => (JobState.Printed, "staff.testPrinted"),
            PrintOutcome.NotPrinted => (JobState.NotPrinted, "staff.testNotPrinted"),
            _ => (JobState.Unknown, "staff.testUnknown"),
        };
        journal.Write(id, state);
        screen.Session.Note = note;
        return KioskScreen.Go("/staff");
    }
}
