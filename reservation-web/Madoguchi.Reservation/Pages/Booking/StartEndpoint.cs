using Madoguchi.Reservation.Pages.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Madoguchi.Reservation.Pages.Booking;

internal static class StartEndpoint
{
    public static void MapStart(this WebApplication app) => app.MapGet("/", ([FromQuery] string[] p) =>
        Page.Of<StartPage>(new { Wanted = p.Length <= Choice.MostProcedures ? p.Distinct().ToArray() : [] }));
}
