using System.Globalization;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Paper;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Printing;

/// <summary>What stands on a ticket.</summary>
static class TicketPaper
{
    const int MostItems = 10;

    static readonly PaperPart[] Nothing = [];

    /// <param name="ticket">What the server gave.</param>
    /// <param name="site">Names and procedures.</param>
    /// <param name="texts">Language of the paper.</param>
    /// <param name="now">Local time of issue.</param>
    /// <param name="isOffline">The kiosk gave it: nobody knows how many wait.</param>
    public static IReadOnlyList<PaperPart> Of(IssuedTicket ticket, SiteCatalogue site, LocalTexts texts, DateTimeOffset now, bool isOffline) =>
    [
        .. Head(site, ticket.Number, texts),
        Centre(Time(now, texts)),
        .. isOffline ? Offline(texts) : Nothing,
        .. Wanted(ticket.Legs.Select(leg => leg.Procedure), site, texts, isOffline ? [] :
        [
            new PaperPart.Text(texts.Format("paper.ahead", ticket.PeopleAhead), Height: 2),
            new PaperPart.Text(texts.Format("paper.wait", Waiting.Text(ticket.WaitMinutes, texts)), Height: 2),
            new PaperPart.Rule(),
        ]),
        .. Foot(ticket.StatusUrl, texts, isOffline),
    ];

    /// <summary>The same ticket once more. People ahead and minutes are left out: they were true when it was issued.</summary>
    /// <param name="ticket">From the journal.</param>
    /// <param name="site">Names and procedures.</param>
    /// <param name="texts">Language of the paper.</param>
    /// <param name="now">Local time of this paper.</param>
    /// <param name="isMarked">Whether it bears 再発行.</param>
    public static IReadOnlyList<PaperPart> Again(
        TicketContent ticket, SiteCatalogue site, LocalTexts texts, DateTimeOffset now, bool isMarked) =>
    [
        .. isMarked ? [new PaperPart.Text(texts["paper.again"], 3, 3, Bold: true, Align: Align.Center), new PaperPart.Rule()] : Nothing,
        .. Head(site, ticket.Number, texts),
        Centre(Time(JapanTime.In(ticket.IssuedAt), texts)),
        .. isMarked ? [Centre(texts.Format("paper.againAt", now.ToString("H:mm", CultureInfo.InvariantCulture)))] : Nothing,
        .. ticket.IsOffline ? Offline(texts) : Nothing,
        .. Wanted(ticket.Procedures, site, texts, []),
        .. Foot(ticket.StatusUrl, texts, ticket.IsOffline),
    ];

    public static IReadOnlyList<PaperPart> Test(string kiosk, SiteCatalogue? site, DateTimeOffset now) =>
    [
        new PaperPart.Text("印刷テスト", 2, 2, Align: Align.Center),
        new PaperPart.Text(site is null ? kiosk : $"{site.Municipality} {Names.In(site.Names, "ja")} {kiosk}", Align: Align.Center),
        new PaperPart.Text(
            $"{Wareki.WithWeekday(DateOnly.FromDateTime(now.DateTime))} {now.ToString("H:mm:ss", CultureInfo.InvariantCulture)}", Align: Align.Center),
        new PaperPart.Rule(),
        new PaperPart.Text("内蔵漢字：髙﨑①㈱ ABC 012 ｱｲｳ"),
        new PaperPart.Text("画像：𠮷野・葛󠄂・한국어・简体中文"),
        new PaperPart.Qr(site?.StatusUrlBase ?? kiosk),
        new PaperPart.Feed(),
    ];

    static IEnumerable<PaperPart> Head(SiteCatalogue site, string number, LocalTexts texts) =>
    [
        Centre(City(site, texts.Language.Code)),
        Centre(Names.In(site.Names, texts.Language.Code)),
        new PaperPart.Feed(),
        Centre(texts["paper.number"]),
        new PaperPart.Text(number, 6, 6, Bold: true, Align: Align.Center),
        new PaperPart.Feed(),
    ];

    // As on the signs of the city hall, after the reader's own.
    static string City(SiteCatalogue site, string language)
    {
        var own = site.MunicipalityNames is { Count: > 0 } names ? Names.In(names, language) : language == "en" ? site.MunicipalityEn : site.Municipality;
        return own == site.Municipality || language == Language.EasyJapanese.Code ? own : $"{own} {site.Municipality}";
    }

    static IEnumerable<PaperPart> Wanted(IEnumerable<string> codes, SiteCatalogue site, LocalTexts texts, PaperPart[] between)
    {
        var procedures = codes.Select(code => site.Procedures.FirstOrDefault(procedure => procedure.Code == code)).OfType<CatalogueProcedure>().ToList();
        var bring = procedures.SelectMany(procedure => procedure.Bring).Distinct().Take(MostItems).ToList();
        return
        [
            new PaperPart.Rule(),
            Heading(texts["paper.procedures"]),
            .. procedures.Select(procedure => new PaperPart.Text("・" + NameOnPaper(procedure, texts.Language.Code))),
            new PaperPart.Rule(),
            .. between,
            .. bring.Count == 0 ? Nothing : [Heading(texts["paper.bring"]), .. bring.Select(item => new PaperPart.Text("・" + item)), new PaperPart.Rule()],
        ];
    }

    static PaperPart[] Offline(LocalTexts texts) =>
    [
        new PaperPart.Rule(),
        new PaperPart.Text($"【{texts["paper.offlineMark"]}】", Height: 2, Bold: true, Align: Align.Center),
        new PaperPart.Text(texts["paper.offline"]),
    ];

    static IEnumerable<PaperPart> Foot(string statusUrl, LocalTexts texts, bool isOffline) =>
    [
        new PaperPart.Text(texts["paper.please"]),
        new PaperPart.Feed(),
        new PaperPart.Qr(statusUrl),
        Centre(texts[isOffline ? "paper.qrOffline" : "paper.qr"]),
        new PaperPart.Feed(),
    ];

    static string Time(DateTimeOffset at, LocalTexts texts) =>
        $"{Wareki.WithWeekday(DateOnly.FromDateTime(at.DateTime), texts.Language.Code)} {at.ToString("H:mm", CultureInfo.InvariantCulture)}";

    static PaperPart.Text Centre(string text) => new(text, Align: Align.Center);

    static PaperPart.Text Heading(string text) => new(text, Bold: true);

    // The clerk reads the Japanese name, the visitor their own.
    static string NameOnPaper(CatalogueProcedure procedure, string language)
    {
        var (own, japanese) = (Names.In(procedure.Names, language), Names.In(procedure.Names, "ja"));
        return own == japanese ? own : $"{own}（{japanese}）";
    }
}
