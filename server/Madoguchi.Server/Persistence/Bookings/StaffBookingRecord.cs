using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence.Bookings;

/// <summary>What staff may do with a reservation for a caller.</summary>
internal static class StaffBookingActs
{
    public const string Book = "book", Move = "move", Cancel = "cancel", Find = "find";

    public const string Asked = "asked", Done = "done";
}

/// <summary>One line of the record.</summary>
/// <param name="Who">Mail address of staff.</param>
/// <param name="What">One of <see cref="StaffBookingActs"/>.</param>
/// <param name="Outcome">Code of the refusal, or one of <see cref="StaffBookingActs"/>.</param>
internal sealed record StaffBookingAct(
    DateTimeOffset At, string Who, string What, string? Site, string? Code, DateTimeOffset? Start, string Outcome = StaffBookingActs.Asked);

/// <summary>Who booked, moved, cancelled or looked for what on behalf of callers.</summary>
internal sealed class StaffBookingRecord(IDbContextFactory<MadoguchiDb> databases)
{
    /// <returns>Names the line, for its outcome.</returns>
    public async Task<long> Begin(StaffBookingAct act)
    {
        await using var db = await databases.CreateDbContextAsync();
        var row = new StaffBookingRow { At = act.At, Who = act.Who, What = act.What, Site = act.Site, Code = act.Code, Start = act.Start, Outcome = act.Outcome };
        db.StaffBookings.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    }

    public async Task End(long id, string outcome, string? code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var row = await db.StaffBookings.SingleAsync(one => one.Id == id);
        (row.Outcome, row.Code) = (outcome, code ?? row.Code);
        await db.SaveChangesAsync();
    }

    /// <returns>Newest first.</returns>
    public async Task<IReadOnlyList<StaffBookingAct>> Newest(int most, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.StaffBookings.OrderByDescending(row => row.Id).Take(most)
            .Select(row => new StaffBookingAct(row.At, row.Who, row.What, row.Site, row.Code, row.Start, row.Outcome)).ToListAsync(ct);
    }
}
