using System.Collections.Immutable;
using Madoguchi.Contracts.Clock;
using Madoguchi.Domain.Booking;

namespace Madoguchi.Reservation.Booking;

/// <param name="Start">In the city's time.</param>
/// <param name="Minutes">To the end of the last slot of the stay.</param>
/// <param name="Capacity">Seats for residents in the scarcest slot of the stay.</param>
/// <param name="Free">Seats left in the fullest slot of the stay.</param>
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

/// <summary>What is taken, all seen at one moment.</summary>
internal sealed record SeatLook(SeatView Seats, DateTimeOffset Now);

/// <summary>At which times a stay can begin.</summary>
internal sealed class SlotFinder(SlotBook book, SeatMap seats, TimeProvider clock)
{
    /// <summary>All coming starts in order of time, full ones too.</summary>
    /// <param name="own">Seats of this form count as free.</param>
    public async Task<IReadOnlyList<FreeSlot>> Coming(Stay stay, Seller seller = Seller.Public, Guid? own = null)
    {
        var look = await Look();
        return [.. book.Of(stay.Site, stay.FirstGroup).Where(slot => slot.Start > look.Now)
            .Select(slot => Offer(stay, slot.Start, seller, own, look)).OfType<FreeSlot>()];
    }

    /// <summary>For who compares several stays: what comes free meanwhile is free for none of them.</summary>
    public async Task<SeatLook> Look()
    {
        var now = clock.GetUtcNow();
        return new(await seats.Now(), now);
    }

    /// <summary>The starts of one day that were free.</summary>
    public IEnumerable<(FreeSlot Slot, ImmutableArray<Slot> Chain)> FreeOn(Stay stay, DateOnly date, SeatLook look) =>
        from slot in book.Of(stay.Site, stay.FirstGroup)
        where slot.Start > look.Now && JapanTime.DateOf(slot.Start) == date
        let offer = Offer(stay, slot.Start, Seller.Public, null, look)
        where offer is { Free: > 0 }
        select (offer, Chain(stay, slot.Start, promised: false, look.Now)!.Value);

    /// <summary>The next free starts after one that is full, or the nearest before it at the end of the calendar; best first.</summary>
    public async Task<IReadOnlyList<FreeSlot>> NextFree(Stay stay, DateTimeOffset wanted, int count)
    {
        var look = await Look();
        var starts = book.Of(stay.Site, stay.FirstGroup);
        // Whoever is refused on a released day asks this: nothing behind the times to be named is counted.
        return [.. starts.Where(slot => slot.Start > wanted && slot.Start > look.Now).Concat(starts.Reverse().Where(slot => slot.Start < wanted && slot.Start > look.Now))
            .Select(slot => Offer(stay, slot.Start, Seller.Public, null, look)).OfType<FreeSlot>().Where(slot => slot.Free > 0).Take(count)];
    }

    /// <summary>One start; null when a stay cannot begin then, whatever is free.</summary>
    public async Task<FreeSlot?> At(Stay stay, DateTimeOffset start, Seller seller = Seller.Public, Guid? own = null) =>
        Offer(stay, start, seller, own, await Look());

    /// <summary>Every slot of which the stay needs a seat; null when it cannot begin then.</summary>
    /// <param name="promised">The time was promised before: the end of booking does not matter any more.</param>
    public ImmutableArray<Slot>? Chain(Stay stay, DateTimeOffset start, bool promised) => Chain(stay, start, promised, clock.GetUtcNow());

    ImmutableArray<Slot>? Chain(Stay stay, DateTimeOffset start, bool promised, DateTimeOffset now)
    {
        if (book.At(stay.Site, stay.FirstGroup, start) is not { } first
            || SlotChain.For(stay.Plan(first), JapanTime.In(start), (group, moment) => book.At(stay.Site, group, moment)) is not { } chain)
            return null;
        return chain.All(slot => promised ? slot.Start > now : slot.IsBookable(now)) ? chain : null;
    }

    FreeSlot? Offer(Stay stay, DateTimeOffset start, Seller seller, Guid? own, SeatLook look)
    {
        var promised = seller is Seller.Staff || (own is { } holder && look.Seats.Of(holder).Any(seat => seat.HeldUntil > look.Now && seat.Start == start));
        if (Chain(stay, start, promised, look.Now) is not { } chain)
            return null;
        var capacity = chain.Min(slot => seller is Seller.Staff ? slot.Capacity : slot.PublicCapacity);
        return capacity == 0 ? null : new(
            chain[0].Start, (int)(chain.Max(slot => slot.End) - chain[0].Start).TotalMinutes, capacity,
            chain.Min(slot => look.Seats.Free(slot, seller, own, look.Now)));
    }
}
