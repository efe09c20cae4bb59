using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>The demo city as its server tells it to a kiosk.</summary>
static class Kokubunji
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 5, 0, TimeSpan.FromHours(9));

    static readonly (string Code, string Ja, string Easy, string En, string Zh, string Ko)[] Categories =
    [
        ("A", "証明書", "しょうめいしょ", "Certificates", "证明书", "증명서"),
        ("B", "引越し・戸籍の届出", "ひっこし・こせき", "Moving and family register", "搬家・户籍申报", "이사·호적 신고"),
        ("C", "マイナンバーカード", "マイナンバーカード", "My Number Card", "个人编号卡", "마이넘버카드"),
        ("D", "国民健康保険・年金", "けんこうほけん・ねんきん", "Health insurance and pension", "国民健康保险・年金", "국민건강보험·연금"),
        ("E", "税金", "ぜいきん", "Taxes", "税金", "세금"),
        ("F", "子育て・学校", "こども・がっこう", "Children and school", "育儿・学校", "육아·학교"),
        ("G", "福祉・介護", "ふくし・かいご", "Welfare and care", "福利・护理", "복지·개호"),
        ("H", "その他・相談", "そのほか・そうだん", "Other and advice", "其他・咨询", "기타·상담"),
    ];

    public static SiteCatalogue Catalogue(string site = "honchosha") => new(
        "国分寺市", "Kokubunji City", site,
        new Dictionary<string, string> { ["ja"] = site == "honchosha" ? "市役所本庁舎" : "国分寺駅前サービスコーナー", ["ja-easy"] = "｜市役所《しやくしょ》", ["en"] = site == "honchosha" ? "City Hall" : "Station Service Corner" },
        [.. Categories.Select(category => new CatalogueCategory(category.Code, Names(category.Ja, category.Easy, category.En, category.Zh, category.Ko)))],
        [.. Procedures(site)],
        new DayHours(new DateOnly(2026, 11, 24), new TimeOnly(8, 30), new TimeOnly(16, 45), new TimeOnly(17, 0)),
        "http://127.0.0.1:5081/t/",
        Morning,
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", "life-events.json")),
        Names("国分寺市", "こくぶんじ｜市《し》", "Kokubunji City", "国分寺市", "고쿠분지시"));

    public static BoardState Board(long version = 1) => new(
        version, new DateOnly(2026, 11, 24), [],
        [.. Categories.Select((category, i) => new BoardCategory(category.Code, category.Ja, 3 * i % 11, i == 5 ? null : new(5 * i, (5 * i) + 5), true))],
        []);

    static IEnumerable<CatalogueProcedure> Procedures(string site)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Seed", "procedures.csv"));
        var columns = lines[0].TrimStart('\uFEFF').Split(',').ToList();
        foreach (var line in lines.Skip(1))
        {
            var cells = line.Split(',');
            string cell(string column) => columns.IndexOf(column) is var at and >= 0 && at < cells.Length ? cells[at] : "";
            var here = cell(site == "honchosha" ? "honchosha" : "kokubunji_eki");
            var limited = here == "limited_hours";
            yield return new(
                cell("code"), cell("category"), Names(cell("name_ja"), cell("name_easy"), cell("name_en"), cell("name_zh"), cell("name_ko")),
                int.Parse(cell("minutes"), CultureInfo.InvariantCulture),
                cell("bring").Split('・', StringSplitOptions.RemoveEmptyEntries), int.TryParse(cell("fee_yen"), out var fee) ? fee : 0,
                cell("without_visit").Split('|', StringSplitOptions.RemoveEmptyEntries), here != "no", here == "no" ? ["市役所本庁舎"] : [],
                limited ? new TimeOnly(9, 30) : null, limited ? new TimeOnly(16, 0) : null, [])
            {
                WithoutVisitUrl = cell("without_visit_url") is { Length: > 0 } url ? url : null,
            };
        }
    }

    static Dictionary<string, string> Names(string ja, string easy, string en, string zh, string ko) =>
        new[] { ("ja", ja), ("ja-easy", easy), ("en", en), ("zh-Hans", zh), ("ko", ko) }.Where(name => name.Item2.Length > 0).ToDictionary(name => name.Item1, name => name.Item2);
}
