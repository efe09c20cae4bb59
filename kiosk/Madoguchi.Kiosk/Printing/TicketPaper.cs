using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Paper;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Ui.Languages;

namespace Madoguchi.Kiosk.Printing;

/// <summary>What stands on a ticket.</summary>
static class TicketPaper
{
    const int MostItems = 10;

    /// <param name="ticket">What the server gave.</param>
    /// <param name="site">Names and procedures.</param>
    /// <param name="texts">Language of the paper.</param>
    /// <param name="now">Local time of issue.</param>
    public static IReadOnlyList<PaperPart> Of(IssuedTicket ticket, SiteCatalogue site, LocalTexts texts, DateTimeOffset now)
    {
        var language = texts.Language.Code;
        var procedures = ticket.Legs
            .Select(leg => site.Procedures.FirstOrDefault(procedure => procedure.Code == leg.Procedure))
            .OfType<CatalogueProcedure>()
            .ToList();
        var bring = procedures.SelectMany(procedure => procedure.Bring).Distinct().Take(MostItems).ToList();
        List<PaperPart> paper =
        [
            Centre(language == "en" ? $"{site.MunicipalityEn} {site.Municipality}" : site.Municipality),
            Centre(Names.In(site.Names, language)),
            new PaperPart.Feed(),
            Centre(texts["paper.number"]),
            new PaperPart.Text(ticket.Number, 6, 6, Bold: true, Align: Align.Center),
            new PaperPart.Feed(),
            Centre($"{Wareki.WithWeekday(DateOnly.FromDateTime(now.DateTime), language)} {now.ToString("H:mm", CultureInfo.InvariantCulture)}"),
            new PaperPart.Rule(),
            Heading(texts["paper.procedures"]),
            .. procedures.Select(procedure => new PaperPart.Text("・" + NameOnPaper(procedure, language))),
            new PaperPart.Rule(),
            new PaperPart.Text(texts.Format("paper.ahead", ticket.PeopleAhead), Height: 2),
            new PaperPart.Text(texts.Format("paper.wait", Waiting.Text(ticket.WaitMinutes, texts)), Height: 2),
            new PaperPart.Rule(),
        ];
        if (bring.Count > 0)
            paper.AddRange([Heading(texts["paper.bring"]), .. bring.Select(item => new PaperPart.Text("・" + item)), new PaperPart.Rule()]);
        paper.AddRange(
        [
            new PaperPart.Text(texts["paper.please"]),
            new PaperPart.Feed(),
            new PaperPart.Qr(ticket.StatusUrl),
            Centre(texts["paper.qr"]),
            new PaperPart.Feed(),
        ]);
        return paper;
    }

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

    static PaperPart.Text Centre(string text) => new(text, Align: Align.Center);

    static PaperPart.Text Heading(string text) => new(text, Bold: true);

    // The clerk reads the Japanese name, the visitor their own.
    static string NameOnPaper(CatalogueProcedure procedure, string language)
    {
        var (own, japanese) = (Names.In(procedure.Names, language), Names.In(procedure.Names, "ja"));
        return own == japanese ? own : $"{own}（{japanese}）";
    }
}
