namespace Madoguchi.Reservation.Booking;

/// <summary>A seat that is taken, or held until a time.</summary>
internal readonly record struct TakenSeat(string Site, string Group, DateTimeOffset Start, int Minutes, int Number, Guid Holder, DateTimeOffset? HeldUntil)
{
    public bool IsLive(DateTimeOffset now) => HeldUntil is not { } until || until > now;

    public bool Overlaps(Slot slot) => Start < slot.End && slot.Start < Start.AddMinutes(Minutes);
}

/// <summary>Who sells: residents' pages the public seats, staff all of them and those kept for staff first.</summary>
internal enum Seller { Public, Staff }

/// <summary>Which seats of a slot are left.</summary>
internal static class Seats
{
    /// <summary>
    /// Numbers to take, best first. Never more than the slot has room for: seats of slots that were cut otherwise before, and
    /// those numbered beyond a capacity that was lowered, count as well.
    /// </summary>
    /// <param name="live">Seats of the slot's site and group that overlap it, taken or held by others.</param>
    public static IReadOnlyList<int> Free(Slot slot, IReadOnlyCollection<TakenSeat> live, Seller seller)
    {
        var room = slot.Capacity - live.Count;
        if (room <= 0)
            return [];
        var taken = live.Where(seat => seat.Start == slot.Start).Select(seat => seat.Number).ToHashSet();
        var open = Enumerable.Range(1, slot.PublicCapacity);
        if (seller is Seller.Staff)
            open = Enumerable.Range(slot.PublicCapacity + 1, slot.InternalCapacity).Concat(open);
        return [.. open.Where(number => !taken.Contains(number)).Take(room)];
    }
}
