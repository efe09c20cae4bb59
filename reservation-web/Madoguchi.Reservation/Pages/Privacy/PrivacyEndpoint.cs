using Madoguchi.Reservation.Pages.Shared;

namespace Madoguchi.Reservation.Pages.Privacy;

internal static class PrivacyEndpoint
{
    public static void MapPrivacy(this WebApplication app) => app.MapGet("/privacy", () => Page.Of<PrivacyPage>());
}
