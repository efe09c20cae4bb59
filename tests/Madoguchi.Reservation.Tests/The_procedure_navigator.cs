using System.Net;

namespace Madoguchi.Reservation.Tests;

public class The_procedure_navigator
{
    const string Rules = """
        { "events": [ { "code": "move-in", "name": "ほかの市町村から引越してきた（転入）", "nameEn": "Moved in", "always": ["J01"],
            "rules": [ { "if": "needsNationalHealthInsurance", "add": ["H01"] }, { "if": "nameChanges", "add": ["Z99"] } ] } ],
          "questions": [ { "id": "needsNationalHealthInsurance", "ja": "国民健康保険に加入しますか", "en": "National Health Insurance?" } ] }
        """;

    [Fact]
    public async Task A_life_event_and_a_few_answers_lead_to_procedures_and_to_booking_them()
    {
        await using var site = await Site.WithSlots(OutsideMaster.Slots(Site.Morning.AddHours(1), 4, 2), Rules);
        using var browser = site.Resident();

        var questions = await browser.Get(BookingBrowser.Link((await browser.Get("/guide")).Html, "/guide/move-in"));
        questions.Html.Should().Contain("国民健康保険に加入しますか").And.Contain("氏名が変わりますか", "these pages bring the words that the rules lack");
        var result = await browser.Get("/guide/move-in/result?yes=needsNationalHealthInsurance&yes=nameChanges");
        result.Html.Should().Contain("転入届").And.Contain("国民健康保険 加入").And.Contain("転出証明書").And.Contain("約45分").And.Contain("市役所本庁舎");
        var start = await browser.Get(BookingBrowser.Link(result.Html, "/?p="));
        start.Html.Should().Contain("選んだ手続きはここではできません", "the station corner handles neither");
        var procedures = await browser.Get(BookingBrowser.Link(start.Html, "/book/honchosha?"));

        procedures.Html.Should().MatchRegex("value=\"J01\"[^>]*checked").And.MatchRegex("value=\"H01\"[^>]*checked");
    }

    [Fact]
    public async Task What_needs_no_visit_leads_to_the_city_s_own_page()
    {
        const string Page = "https://www.city.kokubunji.tokyo.jp/kokuho";
        await using var site = await Site.WithSlots([], Rules);
        await using var cityHall = await site.Dial();
        var master = OutsideMaster.Of(2, [], Rules);
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), master with
        {
            Sites = [.. master.Sites.Select(place => place with { Procedures = [.. place.Procedures.Select(one => one with { WithoutVisitUrl = Page })] })],
        });
        using var browser = site.Resident();

        var result = (await browser.Get("/guide/move-in/result?yes=needsNationalHealthInsurance")).Html;

        result.Should().Contain("来庁しなくてもできます").And.Contain($"href=\"{Page}\" rel=\"noreferrer noopener\"");
    }

    [Theory]
    [InlineData("/guide/nothing")]
    [InlineData("/guide/nothing/result?yes=x")]
    public async Task An_unknown_event_is_not_found(string address)
    {
        await using var site = await Site.WithSlots([], Rules);
        using var browser = site.Resident();
        (await browser.Get(address)).Status.Should().Be(HttpStatusCode.NotFound);
    }
}
