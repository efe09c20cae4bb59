using Madoguchi.Contracts.Http;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Screens.Reserved;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Enrolling;

static class EnrollingEndpoints
{
    static readonly TimeSpan Wait = TimeSpan.FromSeconds(5), Look = TimeSpan.FromMilliseconds(50);

    public static void MapEnrolling(this WebApplication app)
    {
        app.MapGet("/enrol", (KioskScreen screen, Enrolment enrolment) =>
        {
            if (enrolment.IsValid)
                return KioskScreen.Go("/");
            var trouble = screen.Session.Trouble;
            screen.Session.Trouble = null;
            return KioskScreen.Show<EnrollingScreen>(new { Trouble = trouble });
        });
        app.MapPost("/enrol", EnterAsync).DisableAntiforgery();
    }

    /// <summary>One key more, or the whole code.</summary>
    static async Task<IResult> EnterAsync(
        [FromForm] string? code, [FromForm] string? key, KioskScreen screen, Enrolment enrolment, EnrolmentOffice office, ServerLink link,
        CancellationToken cancellation)
    {
        var session = screen.Session;
        if (enrolment.IsValid || enrolment.IsSet)
            return KioskScreen.Go("/");
        session.Code = EnrolmentCode.Clean(code);
        if (key is not null)
        {
            var begins = session.CodeWasRefused && key.Length == 1 && session.Code.Length == EnrolmentCode.Length;
            session.Code = EnrolmentCode.Clean(Typing.Press(begins ? "" : session.Code, key));
            session.CodeWasRefused &= key == Typing.Keep;
            return KioskScreen.Go("/enrol");
        }
        session.Trouble = session.Code.Length < EnrolmentCode.Length ? "too-short" : await office.EnrolAsync(session.Code, cancellation);
        session.CodeWasRefused = session.Trouble?.StartsWith("enrolment-code-", StringComparison.Ordinal) == true;
        if (session.Trouble is not null)
            return KioskScreen.Go("/enrol");
        session.Code = "";
        // The next screen should already know the site; if the line takes longer, it says so and changes by itself.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Wait);
        using var timer = new PeriodicTimer(Look, TimeProvider.System);
        while (!link.IsConnected && !patience.IsCancellationRequested)
            await timer.WaitForNextTickAsync(CancellationToken.None);
        return KioskScreen.Go("/");
    }
}
