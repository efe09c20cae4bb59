using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;

namespace Madoguchi.TestKit.Residents;

/// <summary>A small city as its server publishes it to reservation-web.</summary>
public static class OutsideMaster
{
    /// <param name="version">Version of the master data.</param>
    /// <param name="slots">Bookable slots; see <see cref="Slots"/>.</param>
    /// <param name="navigator">The navigator as JSON.</param>
    public static LinkMaster Of(long version, IReadOnlyList<LinkSlot> slots, string? navigator = null) =>
        new(version, "国分寺市", "Kokubunji City", [CityHall, Station], slots, navigator,
            Names("国分寺市", "こくぶんじ｜市《し》", "Kokubunji City", "国分寺市", "고쿠분지시"));

    /// <summary>Half-hour slots from a start on, one after the other.</summary>
    public static IReadOnlyList<LinkSlot> Slots(DateTimeOffset first, int count, int capacity, string site = "honchosha") =>
        [.. Enumerable.Range(0, count).Select(i => new LinkSlot(site, first.AddMinutes(30 * i), 30, capacity))];

    static readonly CatalogueCategory[] Categories =
    [
        new("A", Names("証明書", "しょうめいしょ", "Certificates", "各类证明", "증명서")), new("B", Names("引越し・戸籍の届出", "ひっこし・こせき", "Moving and family register", "搬迁、户籍申报", "이사·호적 신고")),
        new("D", Names("国民健康保険・年金", "けんこうほけん・ねんきん", "Health insurance and pension", "国民健康保险、年金", "국민건강보험·연금")),
    ];

    static SiteCatalogue CityHall => new("国分寺市", "Kokubunji City", "honchosha", Names("市役所本庁舎", "しやくしょ", "City Hall", "市役所总厅", "시청 본청사"), Categories,
        Procedures(everything: true), null, "http://127.0.0.1:5081/t/", default);

    static SiteCatalogue Station => new("国分寺市", "Kokubunji City", "kokubunji-eki", Names("国分寺駅前サービスコーナー", "国分寺駅の まえ", "Kokubunji Station Service Corner", "国分寺站前服务窗口", "고쿠분지역 앞 서비스 코너"),
        Categories, Procedures(everything: false), null, "http://127.0.0.1:5081/t/", default);

    static CatalogueProcedure[] Procedures(bool everything) =>
    [
        Procedure("J01", "B", Names("転入届", "ほかの まちから ひっこして きた", "Moving in", "迁入申报（从其他市区町村迁入）", "전입신고"), 25, ["本人確認書類", "転出証明書", "在留カード"], 0, ["visit_plan_only"], everything),
        Procedure("J10", "A", Names("住民票の写し", "今 住んでいる 場所の 証明", "Residence certificate", "住民票副本", "주민표 사본"), 5, ["本人確認書類", "委任状(代理)"], 300, ["convenience_store", "online", "post"], true),
        Procedure("R13", "A", Names("戸籍証明の広域交付", "ほかの まちの 家族の 記録", "Cross-city register", "户籍证明跨区域发放", "호적증명 광역교부"), 30, ["写真付き本人確認"], 450, [], everything) with { From = new(9, 0), To = new(16, 0) },
        Procedure("H01", "D", Names("国民健康保険 加入", "健康保険に 入る", "NHI join", "加入国民健康保险", "국민건강보험 가입"), 20, ["社保喪失証明書", "本人確認書類", "個人番号"], 0, ["online", "post"], everything),
        Procedure("H04", "D", Names("限度額適用認定", "高い 病院代", "High-cost limit"), 12, ["本人確認書類"], 0, ["マイナ保険証なら不要"], everything),
    ];

    static CatalogueProcedure Procedure(
        string code, string category, IReadOnlyDictionary<string, string> names, int minutes, string[] bring, int fee, string[] withoutVisit, bool handled) =>
        new(code, category, names, minutes, bring, fee, withoutVisit, handled, ["市役所本庁舎"], null, null, []);

    /// <summary>A city translates what it can: without Chinese and Korean the pages fall back.</summary>
    static Dictionary<string, string> Names(string japanese, string easy, string english, string? chinese = null, string? korean = null)
    {
        var names = new Dictionary<string, string> { ["ja"] = japanese, ["ja-easy"] = easy, ["en"] = english };
        if (chinese is not null)
            names["zh-Hans"] = chinese;
        if (korean is not null)
            names["ko"] = korean;
        return names;
    }
}
