using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Frame;

/// <summary>What is on every screen: language, look, calling staff, leaving.</summary>
static class FrameEndpoints
{
    public static void MapFrame(this WebApplication app)
    {
        app.MapGet("/language/{code}", (string code, string? back, KioskScreen screen) =>
        {
            if (KioskTexts.Offered.FirstOrDefault(language => language.Code == code) is { } known)
                screen.Session.Language = known.Code;
            return KioskScreen.Go(back);
        });
        app.MapGet("/look/large", (string? back, KioskScreen screen) =>
        {
            screen.Session.Large = !screen.Session.Large;
            return KioskScreen.Go(back);
        });
        app.MapGet("/look/inverted", (string? back, KioskScreen screen) =>
        {
            screen.Session.Inverted = !screen.Session.Inverted;
            return KioskScreen.Go(back);
        });
        app.MapGet("/look/low", (string? back, KioskScreen screen) =>
        {
            screen.Session.Low = !screen.Session.Low;
            return KioskScreen.Go(back);
        });
        app.MapPost("/call-staff", CallStaffAsync).DisableAntiforgery();
        app.MapPost("/reset", (HttpContext context, VisitSessions sessions) =>
        {
            sessions.End(context);
            return KioskScreen.Go("/");
        });
        app.MapPost("/touch", (KioskScreen screen) => Results.NoContent());
        app.MapGet("/state", (KioskScreen screen) => Results.Text(StateOf(screen)));
        app.Map("/trouble", () => KioskScreen.Show<TroubleScreen>());
    }

    /// <summary>What may change by itself while a screen is looked at: the person's ticket, then the machine.</summary>
    public static string StateOf(KioskScreen screen) => $"{(screen.Session.Job is { } job ? JobState(job.State) : "none")} {MachineState(screen)}";

    static string MachineState(KioskScreen screen) => screen switch
    {
        { IsEnrolled: false } => "sent-away",
        { IsOnline: true, CanPrint: true } => "online",
        { IsOnline: true } => "no-paper",
        { IssuesOffline: true } => screen.CanPrint ? "issues-offline" : "issues-offline-no-paper",
        _ => "offline",
    };

    static string JobState(TicketState state) => state switch
    {
        TicketState.Asking => "asking",
        TicketState.Printing => "printing",
        _ => "settled",
    };

    static async Task<IResult> CallStaffAsync([FromForm] string? back, KioskScreen screen, ServerLink link, CancellationToken cancellation)
    {
        screen.Session.Note = await link.CallStaffAsync(cancellation) ? "frame.called" : "frame.notCalled";
        return KioskScreen.Go(back);
    }
}
