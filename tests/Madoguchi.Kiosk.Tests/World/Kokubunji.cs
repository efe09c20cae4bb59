using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Kiosk.Tests.World;

/// <summary>The demo city as its server tells it to a kiosk.</summary>
static class Kokubunji
{
    public static readonly DateTimeOffset Morning = new(2026, 11, 24, 9, 5, 0, TimeSpan.FromHours(9));

    static readonly (string Code, string Ja, string Easy, string En)[] Categories =
    [
        ("A", "証明書", "しょうめいしょ", "Certificates"),
        ("B", "引越し・戸籍の届出", "ひっこし・こせき", "Moving and family register"),
        ("C", "マイナンバーカード", "マイナンバーカード", "My Number Card"),
        ("D", "国民健康保険・年金", "けんこうほけん・ねんきん", "Health insurance and pension"),
        ("E", "税金", "ぜいきん", "Taxes"),
        ("F", "子育て・学校", "こども・がっこう", "Children and school"),
        ("G", "福祉・介護", "ふくし・かいご", "Welfare and care"),
        ("H", "その他・相談", "そのほか・そうだん", "Other and advice"),
    ];

    public static SiteCatalogue Catalogue(string site = "honchosha") => new(
        "国分寺市", "Kokubunji City", site,
        new Dictionary<string, string> { ["ja"] = site == "honchosha" ? "市役所本庁舎" : "国分寺駅前サービスコーナー", ["en"] = site == "honchosha" ? "City Hall" : "Station Service Corner" },
        [.. Categories.Select(category => new CatalogueCategory(category.Code, Names(category.Ja, category.Easy, category.En)))],
        [.. Procedures(site)],
        new DayHours(new DateOnly(2026, 11, 24), new TimeOnly(8, 30), new TimeOnly(16, 45), new TimeOnly(17, 0)),
        "http://127.0.0.1:5081/t/",
        Morning);

    public static BoardState Board(long version = 1) => new(
        version, new DateOnly(2026, 11, 24), [],
        [.. Categories.Select((category, i) => new BoardCategory(category.Code, category.Ja, 3 * i % 11, i == 5 ? null : new(5 * i, (5 * i) + 5), true))],
        []);

    static IEnumerable<CatalogueProcedure> Procedures(string site)
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Seed", "procedures.csv")).Skip(1))
        {
            var cells = line.Split(',');
            var here = site == "honchosha" ? cells[6] : cells[7];
            var limited = here == "limited_hours";
            yield return new(
                cells[0], cells[5], Names(cells[1], cells[2], cells[3]), int.Parse(cells[9], CultureInfo.InvariantCulture),
                cells[10].Split('・', StringSplitOptions.RemoveEmptyEntries), int.TryParse(cells[11], out var fee) ? fee : 0,
                cells[13].Split('|', StringSplitOptions.RemoveEmptyEntries), here != "no", here == "no" ? ["市役所本庁舎"] : [],
                limited ? new TimeOnly(9, 30) : null, limited ? new TimeOnly(16, 0) : null, []);
        }
    }

    static Dictionary<string, string> Names(string ja, string easy, string en) => new() { ["ja"] = ja, ["ja-easy"] = easy, ["en"] = en };
}
