using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Platform;

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet("/health/ready", Ready);
    }

    /// <summary>Ready means that a booking could be written now.</summary>
    static async Task<IResult> Ready(Writer writer)
    {
        try
        {
            var rows = await writer.Write(db => db.LinkState.ExecuteUpdateAsync(state => state.SetProperty(s => s.Id, s => s.Id)));
            if (rows == 1)
                return TypedResults.Ok(new { status = "ready" });
        }
        catch (System.Data.Common.DbException)
        {
            // Said below.
        }
        return TypedResults.Problem("データベースに書き込めません。", type: "urn:madoguchi:refusal:not-ready", statusCode: 503);
    }
}
