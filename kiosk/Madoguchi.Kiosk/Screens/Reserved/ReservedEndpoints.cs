using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Frame;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Reserved;

static class ReservedEndpoints
{
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(4);

    public static void MapReserved(this WebApplication app)
    {
        app.MapGet("/reservation", (KioskScreen screen) =>
        {
            var trouble = screen.Session.Trouble;
            screen.Session.Trouble = null;
            return KioskScreen.Show<ReservedScreen>(new { Trouble = trouble });
        });
        app.MapPost("/reservation", EnterAsync).DisableAntiforgery();
    }

    /// <summary>One key more, or the whole code.</summary>
    static async Task<IResult> EnterAsync([FromForm] string? code, [FromForm] string? key, KioskScreen screen, TicketDesk desk)
    {
        var session = screen.Session;
        session.Code = ReservationCode.Clean(code);
        if (key is not null)
        {
            session.Code = key == "back" ? session.Code[..^Math.Min(1, session.Code.Length)] : ReservationCode.Clean(session.Code + key);
            return KioskScreen.Go("/reservation");
        }
        if (session.Code.Length < ReservationCode.Length)
        {
            session.Trouble = "too-short";
            return KioskScreen.Go("/reservation");
        }
        var id = session.CommandFor($"reservation {session.Code}", screen.Now);
        var order = new TicketOrder(id, screen.Language, [], session.Code);
        var job = session.Begin(id, () => desk.Begin(order, session.Leaving));
        await Task.WhenAny(job.Running, Task.Delay(Wait, TimeProvider.System, CancellationToken.None));
        return KioskScreen.Go("/ticket");
    }
}
