using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Screens.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Confirming;

static class ConfirmingEndpoints
{
    /// <summary>How long the page waits with its answer; a slower ticket is waited for on the next screen.</summary>
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    public static void MapConfirming(this WebApplication app)
    {
        app.MapGet("/without-visit", (KioskScreen screen) =>
            screen.Chosen.SelectMany(ProcedureMenu.WaysWithoutVisit).Any()
                ? KioskScreen.Show<WithoutVisitScreen>()
                : KioskScreen.Go("/confirm"));
        app.MapGet("/confirm", (KioskScreen screen) => screen.Chosen.Count == 0
            ? KioskScreen.Go("/categories")
            : KioskScreen.Show<ConfirmScreen>(new { CommandId = screen.Session.CommandFor(Wish(screen), screen.Now) }));
        app.MapPost("/issue", IssueAsync).DisableAntiforgery();
    }

    /// <summary>The form carries the id made with the screen, so that a screen sent twice is one wish.</summary>
    static async Task<IResult> IssueAsync([FromForm] string? commandId, KioskScreen screen, TicketDesk desk)
    {
        if (screen.Chosen.Count == 0)
            return KioskScreen.Go("/");
        var expected = screen.Session.CommandFor(Wish(screen), screen.Now);
        if (!Guid.TryParse(commandId, out var id) || id != expected)
            return KioskScreen.Go("/confirm");
        // A code typed before is another wish.
        screen.Session.Code = "";
        var order = new TicketOrder(id, screen.Language, [.. screen.Chosen.Select(procedure => procedure.Code)]);
        var job = screen.Session.Begin(id, () => desk.Begin(order, screen.Session.Leaving));
        await Task.WhenAny(job.Running, Task.Delay(Wait, TimeProvider.System, CancellationToken.None));
        return KioskScreen.Go("/ticket");
    }

    static string Wish(KioskScreen screen) => string.Join(',', screen.Chosen.Select(procedure => procedure.Code));
}
