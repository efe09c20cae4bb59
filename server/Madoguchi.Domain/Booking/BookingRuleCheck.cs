using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Booking;

/// <summary>What is wrong with a rule, and in which of its fields: the name of the property.</summary>
public sealed record RuleFault(string Field, Refusal Refusal);

/// <summary>Opening hours of some weekday, local time.</summary>
public readonly record struct HoursOfADay(TimeOnly Open, TimeOnly LastTicket, TimeOnly Close);

/// <summary>Whether a booking rule can hold.</summary>
public static class BookingRuleCheck
{
    public const int MostLeadDays = 30, MostLeadMinutes = 1440, MostHorizon = 180, MostStarts = 96;

    /// <summary>Every fault, in the order of the fields; none: the rule can hold.</summary>
    /// <param name="today">Days over are never changed.</param>
    /// <param name="hours">All the site's hours of weekdays from the rule's first date on.</param>
    /// <param name="counters">On duty for the group, see <see cref="SeatRule.OnDuty"/>.</param>
    public static IEnumerable<RuleFault> Of(BookingRule rule, DateOnly today, IReadOnlyCollection<HoursOfADay> hours, double counters)
    {
        if (rule.ValidFrom < today)
            yield return new(nameof(rule.ValidFrom), new("valid-from-past", "いつからかは、今日以降の日付にしてください。過ぎた日の決まりは変えられません。"));
        foreach (var fault in Of(rule))
            yield return fault;
        if (rule.Off)
            yield break;
        var seats = rule.Seats.Count(counters);
        if (rule.Seats.Fixed is null && rule.InternalSeats > seats)
            yield return new(nameof(rule.InternalSeats), new("internal-above-seats", $"職員用の席は、1枠の席の数（今の窓口では{seats}席）以下にしてください。"));
        foreach (var start in rule.Starts.Distinct().Order().Where(start => !hours.Any(day => Fits(start, rule.SlotMinutes, day))))
            yield return new(nameof(rule.Starts), new("start-outside-hours", $"{start:H:mm}に始まる{rule.SlotMinutes}分の枠は、どの曜日の開庁時間にも入りません。時刻を直してください。"));
    }

    /// <summary>What is wrong with it whatever the site and the day are.</summary>
    public static IEnumerable<RuleFault> Of(BookingRule rule)
    {
        if (rule.Off)
            yield break;
        if (!BookingRule.SlotLengths.Contains(rule.SlotMinutes))
            yield return new(nameof(rule.SlotMinutes), new("slot-minutes", "1枠の長さは、15分・30分・60分のどれかにしてください。"));
        if (rule.Seats.Fixed is < 1 or > SeatRule.Most)
            yield return new(nameof(rule.Seats), new("seats-out-of-range", $"1枠の席は、1〜{SeatRule.Most}にしてください。予約を受けないときは「予約を受け付けない」を選んでください。"));
        if (rule.Seats is { Fixed: null, SharePercent: < 1 or > 100 })
            yield return new(nameof(rule.Seats), new("share-out-of-range", "窓口のうち予約に使う割合は、1〜100にしてください。"));
        if (rule.InternalSeats is < 0 or > SeatRule.Most)
            yield return new(nameof(rule.InternalSeats), new("internal-out-of-range", $"職員用の席は、0〜{SeatRule.Most}にしてください。"));
        else if (rule.Seats.Fixed is { } seats && rule.InternalSeats > seats)
            yield return new(nameof(rule.InternalSeats), new("internal-above-seats", $"職員用の席は、1枠の席の数（{seats}席）以下にしてください。"));
        if (rule.HorizonDays is < 1 or > MostHorizon)
            yield return new(nameof(rule.HorizonDays), new("horizon-out-of-range", $"予約の始まりは、1〜{MostHorizon}日前にしてください。"));
        if (rule.LeadOpenDays is < 0 or > MostLeadDays)
            yield return new(nameof(rule.LeadOpenDays), new("lead-days-out-of-range", $"締切は、0〜{MostLeadDays}開庁日前にしてください。"));
        else if (rule.LeadOpenDays >= rule.HorizonDays)
            yield return new(nameof(rule.LeadOpenDays), new("lead-beyond-horizon", "締切が、予約の始まりより前になります。締切を来庁の日に近づけるか、予約の始まりを早めてください。"));
        if (rule.LeadMinutes is < 0 or > MostLeadMinutes)
            yield return new(nameof(rule.LeadMinutes), new("lead-minutes-out-of-range", $"当日の締切は、枠の始まりの0〜{MostLeadMinutes}分前にしてください。"));
        else if (rule is { LeadMinutes: > 0, LeadOpenDays: > 0 })
            yield return new(nameof(rule.LeadMinutes), new("lead-twice", "当日の締切（分前）は、締切が0開庁日前のときだけ使います。0にするか、締切を0開庁日前にしてください。"));
        if (rule is { LastBookingTime: not null, LeadOpenDays: 0 })
            yield return new(nameof(rule.LastBookingTime), new("last-time-without-lead", "締切の日の時刻は、締切が1開庁日以上前のときだけ使います。空にするか、締切を1開庁日以上前にしてください。"));
        if (rule.Starts.Length > MostStarts)
            yield return new(nameof(rule.Starts), new("too-many-starts", $"枠の始まりの時刻は、{MostStarts}個までにしてください。"));
        foreach (var (start, next) in rule.Starts.Distinct().Order().Zip(rule.Starts.Distinct().Order().Skip(1)))
        {
            if (next - start < TimeSpan.FromMinutes(rule.SlotMinutes))
                yield return new(nameof(rule.Starts), new("starts-overlap", $"{start:H:mm}と{next:H:mm}の枠が重なります。{rule.SlotMinutes}分以上あけてください。"));
        }
    }

    static bool Fits(TimeOnly start, int minutes, HoursOfADay day) =>
        start >= day.Open && start < day.LastTicket && start.ToTimeSpan() + TimeSpan.FromMinutes(minutes) <= day.Close.ToTimeSpan();
}
