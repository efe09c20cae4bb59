using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Booking;

/// <summary>予約枠: one slot of a group as its rule makes it.</summary>
/// <param name="Start">With the city's offset.</param>
/// <param name="Seats">All seats, those for staff among them.</param>
/// <param name="InternalSeats">Seats which only staff may sell.</param>
/// <param name="BookableFrom">Booking begins.</param>
/// <param name="BookableUntil">Booking has ended from then on; staff may still book until the start.</param>
public sealed record PlannedSlot(
    string Group, DateTimeOffset Start, int Minutes, int Seats, int InternalSeats, DateTimeOffset BookableFrom, DateTimeOffset BookableUntil) : ISlot
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);
}

/// <summary>The slots of a day.</summary>
public static class SlotsOfTheDay
{
    /// <summary>None on a closed day, none that begins after the last ticket or ends after closing.</summary>
    /// <param name="counters">Counters on duty for the group, see <see cref="SeatRule.OnDuty"/>.</param>
    public static IEnumerable<PlannedSlot> Of(BookingRule rule, DateOnly date, OpenDays days, double counters)
    {
        if (days.HoursOf(date) is not { } hours || Until(rule, date, days) is not { } until)
            yield break;
        var seats = rule.Seats.Count(counters);
        var from = BusinessTime.At(date.AddDays(-rule.HorizonDays), TimeOnly.MinValue);
        foreach (var start in Starts(rule, date, hours))
        {
            if (start >= hours.OpensAt && start < hours.LastTicketAt && start.AddMinutes(rule.SlotMinutes) <= hours.ClosesAt)
                yield return new(rule.Group, start, rule.SlotMinutes, seats, Math.Min(rule.InternalSeats, seats), from, until(start));
        }
    }

    static IEnumerable<DateTimeOffset> Starts(BookingRule rule, DateOnly date, OpenHours hours)
    {
        if (!rule.Starts.IsEmpty)
            return rule.Starts.Distinct().Order().Select(start => BusinessTime.At(date, start));
        var most = (int)((hours.ClosesAt - hours.OpensAt) / TimeSpan.FromMinutes(rule.SlotMinutes));
        return Enumerable.Range(0, most).Select(i => hours.OpensAt.AddMinutes(i * rule.SlotMinutes));
    }

    /// <returns>For a start, when its booking ends; null when the lead time reaches beyond everything known.</returns>
    static Func<DateTimeOffset, DateTimeOffset>? Until(BookingRule rule, DateOnly date, OpenDays days)
    {
        if (rule.LeadOpenDays == 0)
            return start => start.AddMinutes(-rule.LeadMinutes);
        if (days.Before(date, rule.LeadOpenDays) is not { } last)
            return null;
        var end = rule.LastBookingTime is { } time ? BusinessTime.At(last, time) : BusinessTime.At(last.AddDays(1), TimeOnly.MinValue);
        return _ => end;
    }
}
