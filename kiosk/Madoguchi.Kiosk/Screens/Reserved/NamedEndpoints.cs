using System.Text;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Kiosk.Issuing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Reserved;

/// <summary>Two screens for who has no code: the name, then four digits.</summary>
static class NamedEndpoints
{
    public static void MapNamed(this WebApplication app)
    {
        app.MapGet("/reservation/name", ReservedEndpoints.Show<NameScreen>);
        app.MapPost("/reservation/name", EnterName).DisableAntiforgery();
        app.MapGet("/reservation/phone", (KioskScreen screen) =>
            screen.Session.Kana.Length == 0 ? KioskScreen.Go("/reservation/name") : ReservedEndpoints.Show<PhoneScreen>(screen));
        app.MapPost("/reservation/phone", EnterPhoneAsync).DisableAntiforgery();
    }

    /// <summary>One key more, or the whole name.</summary>
    static IResult EnterName([FromForm] string? kana, [FromForm] string? key, KioskScreen screen)
    {
        screen.Session.Kana = Typing.Press(Typing.Kana(kana), key);
        if (key is not null)
            return KioskScreen.Go("/reservation/name");
        if (KanaName.Comparable(screen.Session.Kana) is not null)
            return KioskScreen.Go("/reservation/phone");
        screen.Session.Trouble = "no-name";
        return KioskScreen.Go("/reservation/name");
    }

    /// <summary>One digit more, or all four.</summary>
    static async Task<IResult> EnterPhoneAsync(
        [FromForm] string? phone, [FromForm] string? key, KioskScreen screen, TicketDesk desk, EarlierCheckIn earlier)
    {
        var session = screen.Session;
        var typed = Digits(Typing.Press(Digits(phone), key));
        TicketJob? job = null;
        var hasName = session.WithName(kana =>
        {
            session.PhoneEnd = typed;
            if (key is not null)
                return;
            if (typed.Length == PhoneScreen.Length)
                job = ReservedEndpoints.Begin(new ReservationClaim.ByName(kana, typed), $"name {kana} {typed}", screen, desk, earlier);
            else
                session.Trouble = "no-digits";
        });
        // The button was pressed twice: the name went with the answer to the first.
        if (!hasName)
            return KioskScreen.Go(session.Job is null ? "/reserved" : "/ticket");
        return job is null ? KioskScreen.Go("/reservation/phone") : await ReservedEndpoints.AwaitAsync(job);
    }

    static string Digits(string? typed) => typed is not { Length: <= 40 } || typed.Any(char.IsSurrogate)
        ? ""
        : string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit).Take(PhoneScreen.Length));
}
