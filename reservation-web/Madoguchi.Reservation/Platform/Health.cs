using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Platform;

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        var readiness = new Readiness(app.Services.GetRequiredService<Writer>(), app.Services.GetRequiredService<TimeProvider>());
        app.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        app.MapGet("/health/ready", async () => await readiness.Now() ? TypedResults.Ok(new { status = "ready" })
            : (IResult)TypedResults.Problem("データベースに書き込めません。", type: "urn:madoguchi:refusal:not-ready", statusCode: 503));
    }
}

/// <summary>
/// Ready means that a booking could be written now. Everybody may ask, and every write makes the shared reading of the seats old:
/// whoever asks within a second hears what the one before heard.
/// </summary>
internal sealed class Readiness(Writer writer, TimeProvider clock)
{
    static readonly TimeSpan Holds = TimeSpan.FromSeconds(1);
    readonly Lock gate = new();
    (long At, Task<bool> Answer)? last;

    public Task<bool> Now()
    {
        lock (gate)
        {
            if (last is not { } known || (known.Answer.IsCompleted && clock.GetElapsedTime(known.At) > Holds))
                last = known = (clock.GetTimestamp(), Try());
            return known.Answer;
        }
    }

    async Task<bool> Try()
    {
        try
        {
            return await writer.Write(db => db.LinkState.ExecuteUpdateAsync(state => state.SetProperty(s => s.Id, s => s.Id))) == 1;
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }
}
