using Madoguchi.Reservation.Pages.Shared;

namespace Madoguchi.Reservation.Pages.Now;

internal static class NowEndpoint
{
    public static void MapCongestion(this WebApplication app) => app.MapGet("/now", () => Page.Of<NowPage>());
}
