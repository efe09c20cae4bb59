using Madoguchi.Domain.Catalogue;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Guide;

/// <summary>手続きナビ: life event → questions → the procedures, with what to bring and where.</summary>
internal static class GuideEndpoints
{
    public static void MapGuide(this WebApplication app)
    {
        app.MapGet("/guide", () => Page.Of<EventsPage>());
        app.MapGet("/guide/{life}", (string life, MasterBook book) =>
            Find(book, life) is { } found ? Page.Of<QuestionsPage>(new { Event = found }) : Page.Fault(404));
        app.MapGet("/guide/{life}/result", (string life, [FromQuery] string[] yes, MasterBook book) =>
            Find(book, life) is not { } found ? Page.Fault(404)
            : yes.Length > 100 ? Page.Fault(400)
            : Page.Of<ResultPage>(new { Event = found, Yes = yes }));
    }

    static LifeEvent? Find(MasterBook book, string code) => book.Current?.Navigator?.Event(code);
}
