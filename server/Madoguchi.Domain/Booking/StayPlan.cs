using System.Collections.Immutable;

namespace Madoguchi.Domain.Booking;

/// <summary>A procedure of a stay.</summary>
/// <param name="Group">Where it is done.</param>
/// <param name="Minutes">At the counter; 1 or more.</param>
/// <param name="After">Procedures of the same stay that must be done first.</param>
/// <param name="From">Limited hours: not before; null: the whole day.</param>
/// <param name="To">Limited hours: done by then; null: the whole day.</param>
/// <param name="Days">Limited hours: on these weekdays only; null: on every open day.</param>
public sealed record StayProcedure(
    string Code, string Group, int Minutes, IReadOnlyCollection<string> After, TimeOnly? From = null, TimeOnly? To = null,
    IReadOnlyCollection<DayOfWeek>? Days = null);

/// <summary>One group's part of a stay.</summary>
/// <param name="Offset">Minutes from the start of the stay.</param>
/// <param name="Minutes">Procedures of the part together.</param>
public sealed record StayPart(string Group, int Offset, int Minutes, ImmutableArray<StayProcedure> Procedures)
{
    public int End => Offset + Minutes;
}

/// <summary>
/// Several procedures as one stay: in the order of their precedences, those of one group together where the precedences let
/// them, each part beginning when the one before ends.
/// </summary>
public sealed record StayPlan(ImmutableArray<StayPart> Parts)
{
    public int Minutes => Parts[^1].End;

    /// <param name="procedures">1 or more, in the order in which they were chosen.</param>
    public static StayPlan Of(IReadOnlyCollection<StayProcedure> procedures)
    {
        var open = procedures.DistinctBy(procedure => procedure.Code).ToList();
        var parts = ImmutableArray.CreateBuilder<StayPart>();
        while (open.Count > 0)
        {
            var next = Next(open, parts is [] ? null : parts[^1].Group);
            open.Remove(next);
            if (parts is [.., var last] && last.Group == next.Group)
                parts[^1] = last with { Minutes = last.Minutes + next.Minutes, Procedures = last.Procedures.Add(next) };
            else
                parts.Add(new(next.Group, parts is [] ? 0 : parts[^1].End, next.Minutes, [next]));
        }
        return new(parts.ToImmutable());
    }

    /// <summary>Everything at one counter of its own, in one slot however long its procedures would take apart.</summary>
    public static StayPlan AtOneCounter(string group, int slotMinutes, IEnumerable<StayProcedure> procedures) =>
        new([new(group, 0, slotMinutes, [.. procedures.DistinctBy(procedure => procedure.Code)])]);

    /// <summary>Rather one of the same group; a circle of precedences in edited master data is void, as it is for tickets.</summary>
    static StayProcedure Next(List<StayProcedure> open, string? group)
    {
        var free = open.Where(one => !open.Exists(other => other != one && one.After.Contains(other.Code))).ToList();
        if (free.Count == 0)
            free = open;
        return free.Find(one => one.Group == group) ?? free[0];
    }

    /// <summary>Whether every procedure of limited hours is done within them when the stay begins at a time.</summary>
    /// <param name="start">With the city's offset.</param>
    public bool FitsHours(DateTimeOffset start)
    {
        foreach (var part in Parts)
        {
            var at = start.AddMinutes(part.Offset);
            foreach (var procedure in part.Procedures)
            {
                // At a counter of its own the order within the slot is the staff's: the whole part must lie within the hours.
                if (!FitsHours(procedure, at, start.AddMinutes(part.End)))
                    return false;
            }
        }
        return true;
    }

    static bool FitsHours(StayProcedure procedure, DateTimeOffset from, DateTimeOffset to) =>
        procedure.Days?.Contains(from.DayOfWeek) != false
        && !(procedure.From is { } opens && from.TimeOfDay < opens.ToTimeSpan())
        && !(procedure.To is { } closes && to > new DateTimeOffset(DateOnly.FromDateTime(from.DateTime).ToDateTime(closes), from.Offset));
}
