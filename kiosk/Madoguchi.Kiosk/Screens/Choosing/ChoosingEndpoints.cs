using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Visits;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Kiosk.Screens.Choosing;

static class ChoosingEndpoints
{
    public static void MapChoosing(this WebApplication app)
    {
        app.MapGet("/categories", (KioskScreen screen) =>
            screen.Catalogue is null ? KioskScreen.Go("/") : KioskScreen.Show<CategoriesScreen>());
        app.MapGet("/procedures/{category}", (string category, int? page, KioskScreen screen) =>
            screen.Catalogue?.Categories.Any(known => known.Code == category) is true
                ? KioskScreen.Show<ProceduresScreen>(new { Category = category, Page = Math.Max(1, page ?? 1) })
                : KioskScreen.Go("/categories"));
        app.MapGet("/elsewhere/{code}", (string code, KioskScreen screen) =>
            screen.Catalogue?.Procedures.FirstOrDefault(procedure => procedure.Code == code) is { } procedure
                ? KioskScreen.Show<ElsewhereScreen>(new { Procedure = procedure })
                : KioskScreen.Go("/categories"));
        app.MapPost("/procedures/toggle", Toggle).DisableAntiforgery();
    }

    static IResult Toggle([FromForm] string? code, [FromForm] string? back, KioskScreen screen)
    {
        var session = screen.Session;
        var procedure = screen.Catalogue?.Procedures.FirstOrDefault(known => known.Code == code);
        if (procedure is null)
            return KioskScreen.Go("/categories");
        if (session.Procedures.Contains(procedure.Code))
            session.Procedures = session.Procedures.Remove(procedure.Code);
        else if (ProcedureMenu.DoableAt(procedure, TimeOnly.FromDateTime(screen.Now.DateTime)) is not Doable.Here)
            return KioskScreen.Go($"/elsewhere/{procedure.Code}");
        else if (session.Procedures.Count >= VisitSession.MostProcedures)
            session.Note = "choose.full";
        else
            session.Procedures = session.Procedures.Add(procedure.Code);
        return KioskScreen.Go(back);
    }
}
