using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Confirming;

static class ConfirmingEndpoints
{
    /// <summary>How long the page waits with its answer; a slower ticket is waited for on the next screen.</summary>
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    public static void MapConfirming(this WebApplication app)
    {
        app.MapGet("/without-visit", (string? page, KioskScreen screen) =>
            screen.Chosen.SelectMany(ProcedureMenu.WaysWithoutVisit).Any()
                ? KioskScreen.Show<WithoutVisitScreen>(new { Number = int.TryParse(page, out var number) ? number : (int?)null })
                : KioskScreen.Go("/confirm"));
        app.MapGet("/confirm", (KioskScreen screen) => screen.Chosen.Count == 0
            ? KioskScreen.Go("/categories")
            : KioskScreen.Show<ConfirmScreen>(new { CommandId = screen.Session.CommandFor(Wish(screen), screen.Now) }));
        app.MapPost("/issue", IssueAsync).DisableAntiforgery();
        app.MapGet("/earlier", (KioskScreen screen, EarlierCheckIn earlier) =>
            screen.Chosen.Count > 0 && earlier.Order is not null ? KioskScreen.Show<EarlierScreen>() : KioskScreen.Go("/confirm"));
        app.MapPost("/earlier", AnswerAsync).DisableAntiforgery();
    }

    /// <summary>The form carries the id made with the screen, so that a screen sent twice is one wish.</summary>
    static async Task<IResult> IssueAsync([FromForm] string? commandId, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        var session = screen.Session;
        if (screen.Chosen.Count == 0)
            return KioskScreen.Go("/");
        var expected = session.CommandFor(Wish(screen), screen.Now);
        if (!Guid.TryParse(commandId, out var id) || id != expected)
            return KioskScreen.Go("/confirm");
        var mayBeTheSamePerson = earlier.Order is not null && !session.IsSomebodyElse && session.UnansweredCheckIn is null;
        return mayBeTheSamePerson && session.Job?.CommandId != id ? KioskScreen.Go("/earlier") : await BeginAsync(id, screen, desk, earlier);
    }

    /// <summary>
    /// Only the person knows whose the check-in was. If it is theirs it is asked for again first, as within one visit; to anybody else
    /// nothing of it is said.
    /// </summary>
    static async Task<IResult> AnswerAsync([FromForm] string? mine, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        if (screen.Chosen.Count == 0)
            return KioskScreen.Go("/");
        if (mine == "yes" && earlier.Order is { } checkIn)
            screen.Session.TakeOver(checkIn);
        else
            screen.Session.IsSomebodyElse = true;
        return await BeginAsync(screen.Session.CommandFor(Wish(screen), screen.Now), screen, desk, earlier);
    }

    static async Task<IResult> BeginAsync(Guid id, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        // A code typed before is another wish.
        screen.Session.Code = "";
        var unanswered = screen.Session.UnansweredCheckIn;
        var order = new TicketOrder(id, screen.Language, [.. screen.Chosen.Select(procedure => procedure.Code)], Unanswered: unanswered);
        var job = screen.Session.Begin(id, () => desk.Begin(order, screen.Session.Leaving));
        if (unanswered is not null)
            job.WhenAnswered(() => earlier.Forget(unanswered.CommandId));
        await Task.WhenAny(job.Running, Task.Delay(Wait, TimeProvider.System, CancellationToken.None));
        return KioskScreen.Go("/ticket");
    }

    static string Wish(KioskScreen screen) => string.Join(',', screen.Chosen.Select(procedure => procedure.Code));
}
