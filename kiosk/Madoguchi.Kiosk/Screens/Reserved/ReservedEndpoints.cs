using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Reserved;

/// <summary>Which reservation: by its code, scanned or typed, or by name.</summary>
static class ReservedEndpoints
{
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    public static void MapReserved(this WebApplication app)
    {
        app.MapGet("/reserved", Show<WaysScreen>);
        app.MapGet("/reservation", Show<ReservedScreen>);
        app.MapPost("/reservation", EnterAsync).DisableAntiforgery();
    }

    /// <summary>Shown with the trouble of the last try; cut off, no reservation can be looked up.</summary>
    public static IResult Show<TScreen>(KioskScreen screen)
        where TScreen : IComponent
    {
        var trouble = screen.Session.Trouble;
        screen.Session.Trouble = null;
        return screen.IssuesOffline
            ? KioskScreen.Show<ReservedOfflineScreen>()
            : KioskScreen.Show<TScreen>(new { Trouble = trouble });
    }

    /// <summary>Begins the check-in, or finds the one that this wish has begun.</summary>
    public static TicketJob Begin(ReservationClaim claim, string what, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        var session = screen.Session;
        var known = earlier.Of(claim);
        var id = session.CommandFor(what, screen.Now, known?.CommandId);
        var job = session.Begin(id, () => desk.Begin(new(id, screen.Language, [], known?.Reservation ?? claim), session.Leaving));
        job.WhenAnswered(() => earlier.Forget(id));
        return job;
    }

    public static async Task<IResult> AwaitAsync(TicketJob job)
    {
        await Task.WhenAny(job.Running, Task.Delay(Wait, TimeProvider.System, CancellationToken.None));
        return KioskScreen.Go("/ticket");
    }

    /// <summary>One key more, or the whole code.</summary>
    static async Task<IResult> EnterAsync([FromForm] string? code, [FromForm] string? key, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        var session = screen.Session;
        session.Code = ReservationCode.Clean(code);
        if (key is not null)
        {
            session.Code = ReservationCode.Clean(Typing.Press(session.Code, key));
            return KioskScreen.Go("/reservation");
        }
        if (session.Code.Length < ReservationCode.Length)
        {
            session.Trouble = "too-short";
            return KioskScreen.Go("/reservation");
        }
        return await AwaitAsync(Begin(new ReservationClaim.ByCode(session.Code), $"reservation {session.Code}", screen, desk, earlier));
    }
}
