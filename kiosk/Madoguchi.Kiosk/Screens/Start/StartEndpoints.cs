using Madoguchi.Kiosk.Screens.Frame;

namespace Madoguchi.Kiosk.Screens.Start;

static class StartEndpoints
{
    public static void MapStart(this WebApplication app) => app.MapGet("/", (KioskScreen screen) => KioskScreen.Show<StartScreen>());
}
