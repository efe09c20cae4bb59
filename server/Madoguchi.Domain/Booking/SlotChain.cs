using System.Collections.Immutable;

namespace Madoguchi.Domain.Booking;

/// <summary>A bookable span of time of a group.</summary>
public interface ISlot
{
    DateTimeOffset Start { get; }

    DateTimeOffset End { get; }
}

/// <summary>Which slots a stay occupies: for every part all slots of its group that it touches, without a gap.</summary>
public static class SlotChain
{
    /// <param name="plan">The stay.</param>
    /// <param name="start">When it begins, with the city's offset: the start of a slot of its first group.</param>
    /// <param name="slotAt">The slot of a group in which a moment lies; null: there is none.</param>
    /// <returns>Null when one is missing, or a procedure's own hours do not fit: the stay cannot begin then.</returns>
    public static ImmutableArray<TSlot>? For<TSlot>(StayPlan plan, DateTimeOffset start, Func<string, DateTimeOffset, TSlot?> slotAt)
        where TSlot : class, ISlot
    {
        if (slotAt(plan.Parts[0].Group, start) is not { } first || first.Start != start || !plan.FitsHours(start))
            return null;
        var chain = ImmutableArray.CreateBuilder<TSlot>();
        foreach (var part in plan.Parts)
        {
            var end = start.AddMinutes(part.End);
            for (var at = start.AddMinutes(part.Offset); at < end;)
            {
                if (slotAt(part.Group, at) is not { } slot)
                    return null;
                // Two parts of one group with another between them may share a slot; it is one seat.
                if (!chain.Contains(slot))
                    chain.Add(slot);
                at = slot.End;
            }
        }
        return chain.ToImmutable();
    }
}
