using Madoguchi.Domain.Booking;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>The <c>booking</c> of a site in <c>sites.json</c>; what is left out is as the defaults are.</summary>
internal static class SeedBookingRules
{
    const int LongestGroup = 20;

    public static List<BookingRuleRow> Read(SeedJson? rules)
    {
        var rows = new List<BookingRuleRow>();
        foreach (var rule in rules?.Items() ?? [])
        {
            var row = Row(rule);
            if (rows.Any(other => other.Group == row.Group && other.From == row.From))
                rule.Wrong($"The booking rule of {row.Group} is there twice for the same date.", $"「{row.Group}」の予約の決まりが、同じ日付に2つあります。1つにしてください。");
            foreach (var fault in rule.IsMissing ? [] : BookingRuleCheck.Of(Rule(row)))
                rule.Wrong($"The booking rule does not hold: {fault.Refusal.Code}.", fault.Refusal.Message);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A rule of a group that there is not would wait unseen for a category or life event of that name.</summary>
    public static void MustBeOfGroups(SeedJson json, HashSet<string> categories, string navigator)
    {
        var own = Domain.Catalogue.Navigator.Read(navigator)?.Events.Where(life => life.Reservation is not null).Select(life => life.Code) ?? [];
        string[] groups = [.. categories.Order(StringComparer.Ordinal), .. own];
        foreach (var group in Items(json.Maybe("sites")).SelectMany(site => Items(site.Maybe("booking"))).Select(rule => rule.Maybe("group")).OfType<SeedJson>())
            if (!groups.Contains(group.Raw.Trim('"')))
                group.Wrong(
                    $"The group {group.Raw} is unknown; {string.Join(", ", groups)} are allowed.",
                    $"予約の区分「{group.Short}」はありません。{string.Join("・", groups)} のどれかにしてください。");
    }

    public static BookingRule Rule(BookingRuleRow row) => new(row.Site, row.Group, row.From, row.SlotMinutes, new(row.Seats, row.SharePercent))
    {
        InternalSeats = row.InternalSeats,
        LeadOpenDays = row.LeadOpenDays,
        LeadMinutes = row.LeadMinutes,
        LastBookingTime = row.LastBookingTime,
        HorizonDays = row.HorizonDays,
        Starts = [.. row.Starts],
        Off = row.Off,
    };

    /// <summary>What is no list was told when it was read.</summary>
    static IEnumerable<SeedJson> Items(SeedJson? list) => list is { IsList: true } ? list.Items() : [];

    static BookingRuleRow Row(SeedJson rule) => new()
    {
        Site = "",
        Group = rule["group"].Text(LongestGroup),
        From = rule.Maybe("from")?.Date() ?? DateOnly.MinValue,
        Off = rule.Maybe("off")?.YesNo() ?? false,
        SlotMinutes = rule.Maybe("slotMinutes")?.Whole(15, 60) ?? 30,
        Seats = rule.Maybe("seats")?.Whole(1, SeatRule.Most),
        SharePercent = rule.Maybe("sharePercent")?.Whole(1, 100) ?? (rule.Has("seats") ? 100 : 50),
        InternalSeats = rule.Maybe("internalSeats")?.Whole(0, SeatRule.Most) ?? 0,
        HorizonDays = rule.Maybe("horizonDays")?.Whole(1, BookingRuleCheck.MostHorizon) ?? 30,
        LeadOpenDays = rule.Maybe("leadOpenDays")?.Whole(0, BookingRuleCheck.MostLeadDays) ?? 0,
        LeadMinutes = rule.Maybe("leadMinutes")?.Whole(0, BookingRuleCheck.MostLeadMinutes) ?? 0,
        LastBookingTime = rule.Maybe("lastBookingTime")?.Time(),
        Starts = [.. rule.Maybe("starts")?.Items().Select(start => start.Time()) ?? []],
    };
}
