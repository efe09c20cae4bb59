using FluentAssertions;
using Madoguchi.EscPos.Paper;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Printing;
using Madoguchi.Kiosk.Screens.Frame;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Printing;

public class The_citys_name_on_paper
{
    [Theory]
    [InlineData("ja", "国分寺市")]
    [InlineData("ja-easy", "こくぶんじ市")]
    [InlineData("en", "Kokubunji City 国分寺市")]
    [InlineData("zh-Hans", "国分寺市")]
    [InlineData("ko", "고쿠분지시 国分寺市")]
    public void Is_the_readers_own_and_the_one_on_the_signs(string language, string name) => Head(language, Kokubunji.Catalogue()).Should().Be(name);

    [Theory]
    [InlineData("ko", "国分寺市")]
    [InlineData("en", "Kokubunji City 国分寺市")]
    public void Is_what_a_server_of_before_says(string language, string name) =>
        Head(language, Kokubunji.Catalogue() with { MunicipalityNames = null }).Should().Be(name);

    static string Head(string language, Contracts.Hubs.SiteCatalogue site) => TicketPaper
        .Again(new TicketContent("A001", "http://127.0.0.1:5081/t/x", language, ["J10"], Kokubunji.Morning), site, KioskTexts.In(language), Kokubunji.Morning, isMarked: false)
        .OfType<PaperPart.Text>().First().Value;
}
