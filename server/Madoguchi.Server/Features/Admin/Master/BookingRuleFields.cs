using Madoguchi.Domain.Booking;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>A booking rule as fields of a form, and back.</summary>
internal static class BookingRuleFields
{
    static readonly char[] Between = [' ', '　', '、', ',', '\t', '\n', '\r'];

    public static Dictionary<string, string> Of(BookingRule rule, bool isNew) => new()
    {
        ["from"] = isNew ? "" : Typed.Text(rule.ValidFrom),
        ["off"] = rule.Off ? "yes" : "",
        ["slotMinutes"] = Typed.Text(rule.SlotMinutes),
        ["kind"] = rule.Seats.Fixed is null ? "share" : "fixed",
        ["share"] = Typed.Text(rule.Seats.SharePercent),
        ["seats"] = rule.Seats.Fixed is { } seats ? Typed.Text(seats) : "",
        ["internal"] = Typed.Text(rule.InternalSeats),
        ["horizon"] = Typed.Text(rule.HorizonDays),
        ["leadDays"] = Typed.Text(rule.LeadOpenDays),
        ["leadMinutes"] = Typed.Text(rule.LeadMinutes),
        ["lastTime"] = Typed.Text(rule.LastBookingTime),
        ["starts"] = string.Join(' ', rule.Starts.Select(start => $"{start:H:mm}")),
    };

    /// <returns>Null, and sentences by field, when something of it cannot be read.</returns>
    public static BookingRule? Read(Func<string, string> value, bool off, string site, string group, Dictionary<string, string> wrong)
    {
        var from = Typed.Date(value("from"));
        if (from is null)
            wrong["from"] = "いつからかを、日付で入れてください。";
        if (off)
            return from is { } day ? new(site, group, day, 30, SeatRule.Share(50)) { Off = true } : null;
        var isFixed = value("kind") is "fixed";
        var minutes = Typed.Whole(value("slotMinutes"), 15, 60, "slotMinutes", "1枠の長さ", wrong);
        var seats = isFixed ? Typed.Whole(value("seats"), 1, SeatRule.Most, "seats", "席の数", wrong) : null;
        var share = isFixed ? 100 : Typed.Whole(value("share"), 1, 100, "share", "予約に使う窓口の割合", wrong);
        var kept = Typed.Whole(value("internal"), 0, SeatRule.Most, "internal", "うち職員用の席", wrong);
        var horizon = Typed.Whole(value("horizon"), 1, BookingRuleCheck.MostHorizon, "horizon", "予約の始まり", wrong);
        var leadDays = Typed.Whole(value("leadDays"), 0, BookingRuleCheck.MostLeadDays, "leadDays", "締切", wrong);
        var leadMinutes = Typed.Whole(value("leadMinutes"), 0, BookingRuleCheck.MostLeadMinutes, "leadMinutes", "当日の締切", wrong);
        var last = value("lastTime").Length is 0 ? null : Typed.Time(value("lastTime"));
        if (last is null && value("lastTime").Length > 0)
            wrong["lastTime"] = "締切の日の時刻を 17:00 のように入れてください。";
        var starts = new List<TimeOnly>();
        foreach (var text in value("starts").Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (Typed.Time(text.PadLeft(5, '0')) is { } start)
                starts.Add(start);
            else
                wrong["starts"] = $"枠の始まりの「{(text.Length > 20 ? text[..20] + "…" : text)}」を 9:00 のように直してください。";
        }
        return wrong.Count > 0 ? null : new(site, group, from!.Value, minutes!.Value, new(seats, share!.Value))
        {
            InternalSeats = kept!.Value,
            HorizonDays = horizon!.Value,
            LeadOpenDays = leadDays!.Value,
            LeadMinutes = leadMinutes!.Value,
            LastBookingTime = last,
            Starts = [.. starts.Distinct().Order()],
        };
    }

    /// <summary>Where the sentence about a property of the rule is shown.</summary>
    public static string Field(string property) => property switch
    {
        nameof(BookingRule.ValidFrom) => "from",
        nameof(BookingRule.SlotMinutes) => "slotMinutes",
        nameof(BookingRule.Seats) => "seats",
        nameof(BookingRule.InternalSeats) => "internal",
        nameof(BookingRule.HorizonDays) => "horizon",
        nameof(BookingRule.LeadOpenDays) => "leadDays",
        nameof(BookingRule.LeadMinutes) => "leadMinutes",
        nameof(BookingRule.LastBookingTime) => "lastTime",
        _ => "starts",
    };

    public static BookingRuleRow Row(BookingRule rule) => new()
    {
        Site = rule.Site,
        Group = rule.Group,
        From = rule.ValidFrom,
        SlotMinutes = rule.SlotMinutes,
        Seats = rule.Seats.Fixed,
        SharePercent = rule.Seats.SharePercent,
        InternalSeats = rule.InternalSeats,
        LeadOpenDays = rule.LeadOpenDays,
        LeadMinutes = rule.LeadMinutes,
        LastBookingTime = rule.LastBookingTime,
        HorizonDays = rule.HorizonDays,
        Starts = [.. rule.Starts],
        Off = rule.Off,
    };
}
