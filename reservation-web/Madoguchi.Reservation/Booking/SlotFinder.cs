using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <param name="Start">In the city's time.</param>
/// <param name="Free">Seats left.</param>
public sealed record FreeSlot(DateTimeOffset Start, int Minutes, int Capacity, int Free)
{
    public DateOnly Date => DateOnly.FromDateTime(Start.DateTime);
    public TimeOnly Time => TimeOnly.FromDateTime(Start.DateTime);
    public Room Room => Vacancy.Of(Free, Capacity);
}

/// <summary>How much room is left, as ○ △ ×.</summary>
public enum Room { Plenty, Few, None }

internal static class Vacancy
{
    /// <summary>Few: three seats or less, and less than half.</summary>
    public static Room Of(int free, int capacity) =>
        free <= 0 ? Room.None : free <= 3 && 2 * free < capacity ? Room.Few : Room.Plenty;
}

/// <summary>Which times can be booked for a set of procedures.</summary>
internal sealed class SlotFinder(IDatabase database, TimeProvider clock)
{
    /// <summary>All coming slots of a site in order of time, full ones too.</summary>
    public async Task<IReadOnlyList<FreeSlot>> Coming(string site, IReadOnlyCollection<CatalogueProcedure> procedures)
    {
        var now = clock.GetUtcNow();
        await using var db = database.Open();
        var slots = await db.Slots.AsNoTracking().Where(s => s.Site == site && s.Start > now && s.Capacity > 0)
            .OrderBy(s => s.Start).ToListAsync();
        var taken = await db.Seats.Where(s => s.Site == site && s.Start > now)
            .GroupBy(s => s.Start).Select(seats => new { seats.Key, Count = seats.Count() }).ToDictionaryAsync(s => s.Key, s => s.Count);
        return [.. slots
            .Select(s => new FreeSlot(JapanTime.In(s.Start), s.Minutes, s.Capacity, Math.Max(0, s.Capacity - taken.GetValueOrDefault(s.Start))))
            .Where(s => procedures.All(p => IsWithinHours(p, s)))];
    }

    /// <summary>A procedure of limited hours is begun within them.</summary>
    static bool IsWithinHours(CatalogueProcedure procedure, FreeSlot slot) =>
        (procedure.From is not { } from || slot.Time >= from) && (procedure.To is not { } to || slot.Time < to);
}
