using System.Text.Json;
using System.Text.Json.Nodes;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>One line of what changed within a thing; null where it was or is not.</summary>
internal sealed record FieldChange(string Name, string? Before, string? After);

/// <summary>What changed within a thing, field by field, in the words of the pages.</summary>
internal static class FieldWords
{
    static readonly Dictionary<string, string> Names = new()
    {
        ["code"] = "コード",
        ["name"] = "名前",
        ["nameEasy"] = "名前（やさしい日本語）",
        ["nameEn"] = "名前（英語）",
        ["nameZh"] = "名前（中国語）",
        ["nameKo"] = "名前（韓国語）",
        ["ja"] = "日本語",
        ["easy"] = "やさしい日本語",
        ["en"] = "英語",
        ["zh"] = "中国語",
        ["ko"] = "韓国語",
        ["id"] = "記号",
        ["order"] = "並び順",
        ["jmaAreaCode"] = "気象庁の地域コード",
        ["timeZone"] = "時間帯",
        ["weekdays"] = "休みの曜日",
        ["nationalHolidays"] = "祝日は休み",
        ["yearEnd"] = "年末年始",
        ["from"] = "始まり",
        ["to"] = "終わり",
        ["date"] = "日付",
        ["site"] = "拠点",
        ["reason"] = "理由",
        ["open"] = "開庁",
        ["lastTicket"] = "最終受付",
        ["close"] = "閉庁",
        ["numbers"] = "番号",
        ["offlineFrom"] = "予備の始まり",
        ["offlineTo"] = "予備の終わり",
        ["kiosks"] = "発券機の台数",
        ["displays"] = "表示盤",
        ["staffMoves"] = "職員が動く",
        ["promises"] = "約束の時間",
        ["reservation"] = "予約（分）",
        ["priority"] = "優先（分）",
        ["walkIn"] = "予約なし（分）",
        ["reservationGrace"] = "予約の遅れの許容（分）",
        ["longestWait"] = "一度に待つ上限（分）",
        ["remote"] = "スマホ発券",
        ["perDay"] = "1日の件数",
        ["graceMinutes"] = "順番のあと席を保つ時間（分）",
        ["skipNumbers"] = "使わない番号",
        ["days"] = "曜日",
        ["number"] = "番号",
        ["floor"] = "階",
        ["categories"] = "受付区分",
        ["reservationOnly"] = "予約専用",
        ["department"] = "担当課",
        ["category"] = "受付区分",
        ["minutes"] = "所要時間（分）",
        ["bring"] = "持ち物",
        ["feeYen"] = "手数料（円）",
        ["feeNote"] = "手数料の補足",
        ["withoutVisit"] = "来庁しない方法",
        ["withoutVisitNote"] = "来庁しない方法の補足",
        ["withoutVisitUrl"] = "来庁しない方法のページ",
        ["sites"] = "拠点での取扱い",
        ["limitedHours"] = "取扱時間",
        ["siteCount"] = "拠点の数",
        ["categoryCount"] = "受付区分の数",
        ["procedureCount"] = "手続きの数",
        ["events"] = "できごと",
        ["questions"] = "質問",
        ["rules"] = "条件",
        ["after"] = "先に済ませる手続き",
        ["always"] = "必ずする手続き",
        ["add"] = "足す手続き",
        ["if"] = "もし",
        ["group"] = "予約の区分",
        ["slotMinutes"] = "1枠の長さ（分）",
        ["seats"] = "1枠の席",
        ["sharePercent"] = "予約に使う窓口の割合（％）",
        ["internalSeats"] = "うち職員用の席",
        ["horizonDays"] = "予約の始まり（日前）",
        ["leadOpenDays"] = "締切（開庁日前）",
        ["leadMinutes"] = "当日の締切（分前）",
        ["lastBookingTime"] = "締切の日の時刻",
        ["starts"] = "枠の始まり",
        ["off"] = "予約を受け付けない",
    };

    static readonly Dictionary<string, string> Values = new()
    {
        ["true"] = "はい",
        ["false"] = "いいえ",
        ["Mon"] = "月",
        ["Tue"] = "火",
        ["Wed"] = "水",
        ["Thu"] = "木",
        ["Fri"] = "金",
        ["Sat"] = "土",
        ["Sun"] = "日",
        ["yes"] = "取り扱う",
        ["no"] = "取り扱わない",
        ["forward"] = "取次",
        ["limited_hours"] = "時間を限る",
        ["convenience_store"] = "コンビニ",
        ["online"] = "オンライン",
        ["post"] = "郵送",
        ["visit_plan_only"] = "来庁予定の連絡のみ",
    };

    public static IReadOnlyList<FieldChange> Of(Difference difference)
    {
        var (before, after) = (Fields(difference.Before), Fields(difference.After));
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(path => new FieldChange(Name(path), before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
                .Where(field => field.Before != field.After),
        ];
    }

    static Dictionary<string, string> Fields(string? json)
    {
        var fields = new Dictionary<string, string>();
        if (json is not null)
            Collect(fields, "", JsonNode.Parse(json));
        return fields;
    }

    static void Collect(Dictionary<string, string> fields, string path, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } hours when hours.ContainsKey("days") && (hours.ContainsKey("open") || hours.ContainsKey("from")):
                fields[path] = Hours(hours);
                break;
            case JsonObject members:
                foreach (var (name, value) in members)
                    Collect(fields, $"{path}/{name}", value);
                break;
            case JsonArray items when items.Any(item => item is JsonObject):
                for (var i = 0; i < items.Count; i++)
                    Collect(fields, $"{path}/{Key(items[i]) ?? $"{i + 1}"}", items[i]);
                if (items.All(item => Key(item) is not null))
                    fields[$"{path}/order"] = string.Join("・", items.Select(Key));
                break;
            case JsonArray items:
                fields[path] = string.Join("・", items.Select(Value));
                break;
            default:
                fields[path] = Value(node);
                break;
        }
    }

    /// <summary>What has a name of its own is the same thing wherever it stands in its list.</summary>
    static string? Key(JsonNode? item) => item is JsonObject named && (named["code"] ?? named["id"]) is JsonValue key && key.TryGetValue<string>(out var text) && text.Length > 0
        ? text.Replace('/', ' ')
        : null;

    /// <summary>Hours of some weekdays read best on one line.</summary>
    static string Hours(JsonObject hours)
    {
        var (open, close) = hours.ContainsKey("open") ? ("open", "close") : ("from", "to");
        var line = $"{string.Concat(hours["days"]!.AsArray().Select(Value))} {Value(hours[open])}–{Value(hours[close])}";
        return hours.ContainsKey("lastTicket") ? $"{line}（最終受付 {Value(hours["lastTicket"])}）"
            : hours["sites"] is JsonArray sites ? $"{string.Join("・", sites.Select(Value))} {line}" : line;
    }

    static string Value(JsonNode? node) => node is null ? ""
        : node.GetValueKind() is JsonValueKind.String ? Values.GetValueOrDefault(node.GetValue<string>(), node.GetValue<string>())
        : Values.GetValueOrDefault(node.ToJsonString(), node.ToJsonString());

    static string Name(string path) => path.Length is 0 ? "内容" : string.Join(" ", path[1..].Split('/').Select(part =>
        char.IsAsciiDigit(part[0]) ? $"{part}つめ" : Names.GetValueOrDefault(part, part)));
}
