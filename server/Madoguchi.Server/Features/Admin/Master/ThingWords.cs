using System.Globalization;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>What the things of the master data are called.</summary>
internal static class ThingWords
{
    public static string Name(Thing thing, MasterData master) => thing.Kind switch
    {
        Things.All => "すべて",
        Things.Municipality => "自治体",
        Things.Calendar => "毎週・毎年の休み",
        Things.Navigator => "手続きナビの決まり（life-events.json）",
        Things.Order => thing.Key is Things.Site ? "拠点の並び順" : "手続きの並び順",
        Things.Category => $"受付区分 {thing.Key}",
        Things.Procedure => $"手続き {thing.Key} {master.Procedure(thing.Key)?.Names.Ja}".TrimEnd(),
        Things.Site => $"拠点 {Site(thing.Key, master)}",
        Things.Day => Day(Split(thing), master),
        Things.Hours => Hours(Split(thing), master),
        Things.Counter => $"窓口 {Site(Split(thing).First, master)} {Split(thing).Second.TrimStart('0')}番",
        Things.Booking => Booking(thing.Key.Split('/'), master),
        _ => $"{thing.Kind} {thing.Key}",
    };

    public static string Site(string? code, MasterData master) => code is null or "*" ? "すべての拠点" : master.Site(code)?.Names.Ja ?? code;

    /// <summary>What happened to it, in one word.</summary>
    public static string What(Difference one) => one.Before is null ? "追加" : one.After is null ? "削除" : "変更";

    static string Hours((string First, string Second) key, MasterData master) =>
        $"開庁時間 {Site(key.First, master)}" + (key.Second is Things.FirstWeek ? "" : $"（{Date(key.Second)}から）");

    static string Booking(string[] key, MasterData master) => key is [var site, var group, var from]
        ? $"予約枠 {Site(site, master)} {group}" + (from is Things.FirstWeek ? "" : $"（{Date(from)}から）")
        : string.Join('/', key);

    static string Day((string First, string Second) key, MasterData master) => $"臨時の休み・開庁 {Date(key.First)} {Site(key.Second, master)}";

    static (string First, string Second) Split(Thing thing) =>
        thing.Key.IndexOf('/', StringComparison.Ordinal) is >= 0 and var at ? (thing.Key[..at], thing.Key[(at + 1)..]) : (thing.Key, "");

    static string Date(string date) => DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? Wareki.WithWeekday(day)
        : date;
}
