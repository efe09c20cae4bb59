using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Rows as the JSON that the seed's files hold.</summary>
internal static class SeedParts
{
    static readonly JsonSerializerOptions Japanese = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(JsonNode node) => node.ToJsonString(Japanese);

    public static JsonArray List(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)text)]);

    public static string[] Texts(string list) => JsonSerializer.Deserialize<string[]>(list) ?? [];

    public static JsonObject Municipality(MunicipalityRow row) => Without(new()
    {
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["nameEasy"] = row.NameEasy,
        ["nameEn"] = row.NameEn,
        ["nameZh"] = row.NameZh,
        ["nameKo"] = row.NameKo,
        ["jmaAreaCode"] = row.JmaAreaCode,
        ["timeZone"] = row.TimeZone,
    });

    public static JsonObject Calendar(MunicipalityRow row) => Without(new()
    {
        ["weekdays"] = Days(row.ClosedWeekdays),
        ["nationalHolidays"] = row.ClosedOnNationalHolidays,
        ["yearEnd"] = row is { YearEndFrom: { } from, YearEndTo: { } to } ? new JsonObject { ["from"] = from, ["to"] = to } : null,
    });

    public static JsonObject Day(ClosedDayRow row) => Without(new()
    {
        ["date"] = Date(row.Date),
        ["site"] = row.Site,
        ["reason"] = row.Reason,
        ["open"] = Time(row.Open),
        ["lastTicket"] = Time(row.LastTicket),
        ["close"] = Time(row.Close),
    });

    public static JsonObject Category(CategoryRow row) => Without(new()
    {
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["nameEasy"] = row.NameEasy,
        ["nameEn"] = row.NameEn,
        ["nameZh"] = row.NameZh,
        ["nameKo"] = row.NameKo,
        ["numbers"] = new JsonObject { ["from"] = row.From, ["to"] = row.To, ["offlineFrom"] = row.OfflineFrom, ["offlineTo"] = row.OfflineTo },
    });

    /// <summary>Without its hours and counters, which are things of their own.</summary>
    public static JsonObject Site(SiteRow row) => Without(new()
    {
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["nameEasy"] = row.NameEasy,
        ["nameEn"] = row.NameEn,
        ["nameZh"] = row.NameZh,
        ["nameKo"] = row.NameKo,
        ["kiosks"] = row.Kiosks,
        ["displays"] = List(row.Displays),
        ["staffMoves"] = row.StaffMoves,
        ["promises"] = new JsonObject
        {
            ["reservation"] = row.ReservationPromiseMinutes,
            ["priority"] = row.PriorityPromiseMinutes,
            ["walkIn"] = row.WalkInPromiseMinutes,
            ["reservationGrace"] = row.ReservationGraceMinutes,
            ["longestWait"] = row.LongestWaitMinutes,
        },
        ["remote"] = new JsonObject { ["perDay"] = row.RemotePerDay, ["graceMinutes"] = row.RemoteGraceMinutes },
        ["skipNumbers"] = row.SkippedNumbers.Count is 0 ? null : new JsonArray([.. row.SkippedNumbers.Select(number => (JsonNode?)number)]),
    });

    /// <summary>Weekdays with the same hours share an entry.</summary>
    public static JsonArray Hours(IEnumerable<SiteHoursRow> rows) => new([.. rows
        .GroupBy(row => (row.From, row.Open, row.LastTicket, row.Close))
        .Select(same => (JsonNode)Without(new()
        {
            ["from"] = Since(same.Key.From),
            ["days"] = Days(same.Select(row => row.Weekday)),
            ["open"] = Time(same.Key.Open),
            ["close"] = Time(same.Key.Close),
            ["lastTicket"] = Time(same.Key.LastTicket),
        }))]);

    public static JsonObject Counter(CounterRow row) => Without(new()
    {
        ["number"] = row.Number,
        ["name"] = row.Name,
        ["floor"] = row.Floor,
        ["categories"] = List(row.Categories),
        ["reservationOnly"] = row.ReservationOnly ? true : null,
    });

    public static JsonObject BookingRule(BookingRuleRow row) => row.Off
        ? Without(new() { ["group"] = row.Group, ["from"] = Since(row.From), ["off"] = true })
        : Without(new()
        {
            ["group"] = row.Group,
            ["from"] = Since(row.From),
            ["slotMinutes"] = row.SlotMinutes,
            ["seats"] = row.Seats,
            ["sharePercent"] = row.Seats is null ? row.SharePercent : null,
            ["internalSeats"] = row.InternalSeats,
            ["horizonDays"] = row.HorizonDays,
            ["leadOpenDays"] = row.LeadOpenDays,
            ["leadMinutes"] = row.LeadMinutes,
            ["lastBookingTime"] = Time(row.LastBookingTime),
            ["starts"] = row.Starts.Count is 0 ? null : List(row.Starts.Select(start => Time(start)!)),
        });

    public static JsonObject Procedure(ProcedureRow row) => Without(new()
    {
        ["code"] = row.Code,
        ["name"] = row.Name,
        ["nameEasy"] = row.NameEasy,
        ["nameEn"] = row.NameEn,
        ["nameZh"] = row.NameZh,
        ["nameKo"] = row.NameKo,
        ["department"] = row.Department,
        ["category"] = row.Category,
        ["minutes"] = row.Minutes,
        ["bring"] = List(row.Bring),
        ["feeYen"] = row.FeeYen,
        ["feeNote"] = row.FeeNote,
        ["withoutVisit"] = List(row.WithoutVisit),
        ["withoutVisitNote"] = row.WithoutVisitNote,
        ["withoutVisitUrl"] = row.WithoutVisitUrl,
        // Without those that do not handle it: a new site is no change of every procedure.
        ["sites"] = new JsonObject(InOrder(row).Where(site => site.Handling is not Handling.No).Select(site => KeyValuePair.Create<string, JsonNode?>(site.Site, SeedWords.Of(site.Handling)))),
        ["limitedHours"] = Limits(row),
        ["staffMoves"] = row.StaffMoves,
    });

    /// <returns>An object when the same holds for all sites, else a list; null: no limit anywhere.</returns>
    public static JsonNode? Limits(ProcedureRow row)
    {
        var all = row is { LimitedFrom: { } from, LimitedTo: { } to } ? Limit(row.LimitedDays, from, to, null) : null;
        var own = InOrder(row).Where(site => site.LimitedFrom is not null && site.LimitedTo is not null)
            .Select(site => (JsonNode?)Limit(site.LimitedDays, site.LimitedFrom!.Value, site.LimitedTo!.Value, site.Site)).ToArray();
        return own.Length is 0 ? all : new JsonArray([.. all is null ? [] : new JsonNode?[] { all }, .. own]);
    }

    /// <summary>Another order of the sites is no change of every procedure.</summary>
    static IEnumerable<ProcedureSiteRow> InOrder(ProcedureRow row) => row.Sites.OrderBy(site => site.Site, StringComparer.Ordinal);

    /// <summary>How much there is.</summary>
    public static JsonObject Summary(Seed seed) => new()
    {
        ["name"] = seed.Municipality.Name,
        ["siteCount"] = seed.Sites.Count,
        ["categoryCount"] = seed.Categories.Count,
        ["procedureCount"] = seed.Procedures.Count,
    };

    static JsonObject Limit(List<DayOfWeek> days, TimeOnly from, TimeOnly to, string? site) => Without(new()
    {
        ["sites"] = site is null ? null : List([site]),
        ["days"] = Days(days),
        ["from"] = Time(from),
        ["to"] = Time(to),
    });

    static JsonArray Days(IEnumerable<DayOfWeek> days) => List(days.Select(day => SeedWords.Weekdays[(int)day]));

    static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null: from the beginning.</summary>
    static string? Since(DateOnly from) => from == DateOnly.MinValue ? null : Date(from);

    static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is not there is left out.</summary>
    static JsonObject Without(JsonObject whole)
    {
        foreach (var name in whole.Where(member => member.Value is null).Select(member => member.Key).ToArray())
            whole.Remove(name);
        return whole;
    }
}
