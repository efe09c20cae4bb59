using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Events;

/// <summary>手続きナビ: a life event, one yes/no question a screen, and the procedures that follow from the answers.</summary>
static class EventsEndpoints
{
    public static void MapEvents(this WebApplication app)
    {
        app.MapGet("/events", (KioskScreen screen) => screen.Navigator is null ? KioskScreen.Go("/categories") : KioskScreen.Show<EventsScreen>());
        app.MapGet("/events/{code}", (string code, KioskScreen screen) =>
        {
            screen.Session.Yes = [];
            return screen.Navigator?.Event(code) is { } life ? KioskScreen.Go(After(life, 0)) : KioskScreen.Go("/events");
        });
        app.MapGet("/events/{code}/{number:int}", (string code, int number, KioskScreen screen) =>
            screen.Navigator?.Event(code) is { } life && number >= 1 && number <= life.Questions.Count
                ? KioskScreen.Show<QuestionScreen>(new { Event = life, Number = number })
                : KioskScreen.Go("/events"));
        app.MapPost("/events/{code}/{number:int}", Answer).DisableAntiforgery();
        app.MapGet("/events/{code}/found", (string code, KioskScreen screen) =>
            screen.Navigator?.Event(code) is { } life
                ? KioskScreen.Show<FoundScreen>(new { Event = life, Found = Needed(life, screen) })
                : KioskScreen.Go("/events"));
        app.MapPost("/events/{code}/take", Take).DisableAntiforgery();
    }

    /// <summary>What the answers lead to, as far as the city knows the procedures.</summary>
    static IReadOnlyList<MenuItem> Needed(LifeEvent life, KioskScreen screen)
    {
        var now = TimeOnly.FromDateTime(screen.Now.DateTime);
        return
        [
            .. life.ProceduresFor(screen.Session.Yes)
                .Select(code => screen.Catalogue!.Procedures.FirstOrDefault(procedure => procedure.Code == code)).OfType<CatalogueProcedure>()
                .Select(procedure => new MenuItem(procedure, ProcedureMenu.DoableAt(procedure, now))),
        ];
    }

    static IResult Answer(string code, int number, [FromForm] string? answer, KioskScreen screen)
    {
        if (screen.Navigator?.Event(code) is not { } life || number < 1 || number > life.Questions.Count)
            return KioskScreen.Go("/events");
        var question = life.Questions[number - 1];
        screen.Session.Yes = answer is "yes" ? screen.Session.Yes.Add(question) : screen.Session.Yes.Remove(question);
        return KioskScreen.Go(After(life, number));
    }

    static IResult Take(string code, KioskScreen screen)
    {
        if (screen.Navigator?.Event(code) is not { } life)
            return KioskScreen.Go("/events");
        var here = Needed(life, screen).Where(item => item.Doable is Doable.Here).Select(item => item.Procedure.Code).ToArray();
        screen.Session.Procedures = [.. here.Take(VisitSession.MostProcedures)];
        screen.Session.Note = here.Length > VisitSession.MostProcedures ? "choose.full" : null;
        return KioskScreen.Go("/without-visit");
    }

    static string After(LifeEvent life, int answered) => answered < life.Questions.Count ? $"/events/{life.Code}/{answered + 1}" : $"/events/{life.Code}/found";
}
