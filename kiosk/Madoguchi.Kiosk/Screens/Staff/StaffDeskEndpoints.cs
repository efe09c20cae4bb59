using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Voice;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Staff;

/// <summary>What staff do at the kiosk besides printing: categories, a ticket by its number, the machine itself.</summary>
static class StaffDeskEndpoints
{
    static readonly TimeSpan Goodbye = TimeSpan.FromMilliseconds(500);

    public static void MapStaffDesk(this WebApplication app)
    {
        var staff = app.MapGroup("/staff").DisableAntiforgery().AddEndpointFilter(OnlyStaff);
        staff.MapGet("/categories", () => KioskScreen.Show<StaffCategoriesScreen>());
        staff.MapPost("/categories", SetIssuingAsync);
        staff.MapGet("/ticket", (string? number) => KioskScreen.Show<StaffTicketScreen>(new { Number = TicketName.Clean(number) }));
        staff.MapPost("/ticket", TypeAsync);
        staff.MapPost("/ticket/cancel", CancelAsync);
        staff.MapGet("/device", () => KioskScreen.Show<StaffDeviceScreen>());
        staff.MapPost("/device/paper", PaperAsync);
        staff.MapPost("/device/volume", ([FromForm] int percent, Volume volume) => volume.Set(percent) ? KioskScreen.Go("/staff/device") : Results.BadRequest());
        staff.MapGet("/device/restart", () => KioskScreen.Show<StaffRestartScreen>(new { IsGoing = false }));
        staff.MapPost("/device/restart", RestartAsync);
    }

    static ValueTask<object?> OnlyStaff(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<KioskScreen>().Session.IsStaff
            ? next(context)
            : ValueTask.FromResult<object?>(KioskScreen.Go("/staff"));

    static async Task<IResult> SetIssuingAsync([FromForm] string? category, [FromForm] bool issuing, KioskScreen screen, ServerLink link, CancellationToken cancellation)
    {
        screen.Session.Note = Note(await link.SetIssuingAsync(category ?? "", issuing, cancellation), issuing ? "staff.resumed" : "staff.stopped");
        return KioskScreen.Go("/staff/categories");
    }

    /// <summary>One key more, or what to do with the whole number.</summary>
    static async Task<IResult> TypeAsync([FromForm] string? number, [FromForm] string? key, [FromForm] string? act, KioskScreen screen, Reprint reprint)
    {
        var typed = TicketName.Clean(key is null ? number : key == "back" ? number?[..^Math.Min(1, number.Length)] : number + key);
        if (act == "reprint")
            screen.Session.Note = await reprint.PrintAsync(typed) switch
            {
                null => "staff.reprintNothing",
                EscPos.Printing.PrintOutcome.Printed => "staff.reprintPrinted",
                EscPos.Printing.PrintOutcome.NotPrinted => "staff.testNotPrinted",
                _ => "staff.testUnknown",
            };
        return act == "cancel"
            ? KioskScreen.Show<StaffCancelScreen>(new { Number = typed })
            : KioskScreen.Go($"/staff/ticket?number={typed}");
    }

    /// <summary>Only what this kiosk issued today: it knows no other ids.</summary>
    static async Task<IResult> CancelAsync([FromForm] string? number, KioskScreen screen, JobJournal journal, ServerLink link, CancellationToken cancellation)
    {
        var tries = journal.TodayOf(TicketName.Clean(number));
        screen.Session.Note = tries.Count is 0
            ? "staff.cancelUnknown"
            : Note(await link.CancelAsync(tries[0].Content?.Ticket ?? tries[^1].Id, cancellation), "staff.cancelled");
        return KioskScreen.Go("/staff/ticket");
    }

    static async Task<IResult> PaperAsync(KioskScreen screen, PrinterWatch watch, CancellationToken cancellation)
    {
        await watch.LookAsync(cancellation);
        screen.Session.Note = watch.Latest?.State is PrinterStates.Ready ? "staff.paperReady" : "staff.paperStill";
        return KioskScreen.Go("/staff/device");
    }

    static IResult RestartAsync(KioskScreen screen, Restart restart)
    {
        // After the page has left, so that the panel has something to show meanwhile.
        _ = Task.Delay(Goodbye, TimeProvider.System, CancellationToken.None).ContinueWith(_ => restart.Ask(), TaskScheduler.Default);
        return KioskScreen.Show<StaffRestartScreen>(new { IsGoing = true });
    }

    static string Note<T>(HubReply<T>? reply, string done)
        where T : class => reply switch
        {
            null => "staff.noAnswer",
            { Value: not null } => done,
            { Refused.Code: "ticket-finished" } => "staff.cancelFinished",
            { Refused.Code: "ticket-at-counter" } => "staff.cancelAtCounter",
            { Refused.Code: "unknown-ticket" } => "staff.cancelUnknown",
            _ => "staff.refused",
        };
}
