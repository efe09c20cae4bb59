using FluentAssertions;
using Madoguchi.Kiosk.Screens.Choosing;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Choosing_procedures : KioskWorld
{
    [Fact]
    public async Task A_category_shows_who_waits_and_how_long()
    {
        await UntilPageAsync("/categories", page => page.Contains("待ち 3人", StringComparison.Ordinal));
        Page.Should().Contain("約5〜10分");
    }

    [Fact]
    public async Task No_screen_offers_more_than_eight_choices_and_the_rest_is_one_press_away()
    {
        await GoAsync("/procedures/A");
        Choices().Should().Be(8);
        Page.Should().Contain("/procedures/A?page=2");
        await GoAsync("/procedures/A?page=3");
        Choices().Should().BeInRange(1, 8);
        Page.Should().NotContain("/procedures/A?page=4");
    }

    [Fact]
    public async Task What_is_not_handled_here_says_where_it_is()
    {
        City.State.Catalogue = Kokubunji.Catalogue("kokubunji-eki");
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Kiosk:Site=kokubunji-eki");
        await UntilPageAsync("/procedures/B", page => page.Contains("ここでは取り扱っていません", StringComparison.Ordinal));

        await PostAsync("/procedures/toggle", ("code", "J01"), ("back", "/confirm"));

        Path_.Should().Be("/elsewhere/J01");
        Page.Should().Contain("転入届").And.Contain("市役所本庁舎");
        await GoAsync("/confirm");
        Path_.Should().Be("/categories", "nothing was chosen");
    }

    [Fact]
    public async Task What_is_not_handled_now_says_when_it_is()
    {
        await GoAsync("/procedures/A?page=3");
        Page.Should().Contain("いまは受付時間外です");
        await GoAsync("/elsewhere/R13");
        Page.Should().Contain("9:30〜16:00");
    }

    [Fact]
    public async Task What_needs_no_visit_says_so_before_the_number()
    {
        await PostAsync("/procedures/toggle", ("code", "J10"), ("back", "/procedures/A"));
        await GoAsync("/without-visit");
        Page.Should().Contain("住民票の写し").And.Contain("コンビニ交付・オンライン申請・郵送");
        City.State.Issued.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_page_for_doing_it_without_a_visit_is_a_code_for_phones_and_an_address_in_words()
    {
        foreach (var code in new[] { "J10", "J02", "J11" })
            await PostAsync("/procedures/toggle", ("code", code), ("back", "/procedures/A"));
        await GoAsync("/without-visit");
        Page.Should().Contain("www.lg-waps.go.jp").And.Contain("「住民票の写し…」のページのQRコード").And.Contain("次のQRコード（2/2）").And.NotContain("myna.go.jp");
        await GoAsync("/without-visit?page=2");
        Page.Should().Contain("myna.go.jp").And.Contain("「転出届」のページのQRコード").And.Contain("次のQRコード（1/2）");
        foreach (var garbage in new[] { "0", "-1", "3", "x", "99999999999999" })
        {
            await GoAsync($"/without-visit?page={garbage}");
            Page.Should().Contain("www.lg-waps.go.jp");
        }
    }

    [Fact]
    public async Task Without_a_page_there_is_no_code()
    {
        await PostAsync("/procedures/toggle", ("code", "J12"), ("back", "/procedures/A"));
        await GoAsync("/without-visit");
        Page.Should().Contain("郵送").And.NotContain("QRコード");
    }

    [Fact]
    public async Task What_needs_a_visit_goes_straight_to_the_confirmation()
    {
        await PostAsync("/procedures/toggle", ("code", "J01"), ("back", "/procedures/B"));
        await GoAsync("/without-visit");
        Path_.Should().Be("/confirm");
    }

    [Fact]
    public async Task Nine_procedures_are_one_too_many()
    {
        await ChooseAsync("J01", "J02", "J03", "J04", "J10", "J11", "J12", "J13");
        await PostAsync("/procedures/toggle", ("code", "I01"), ("back", "/confirm"));
        Page.Should().Contain("一度に選べるのは8件までです");
        Page.Should().NotContain("value=\"I01\"");
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("")]
    [InlineData("<b>")]
    public async Task A_procedure_nobody_knows_is_not_chosen(string code)
    {
        (await PostAsync("/procedures/toggle", ("code", code), ("back", "/confirm"))).EnsureSuccessStatusCode();
        Path_.Should().Be("/categories");
    }

    [Theory]
    [InlineData(8, Doable.AtAnotherTime)]
    [InlineData(9, Doable.AtAnotherTime)]
    [InlineData(12, Doable.Here)]
    [InlineData(16, Doable.AtAnotherTime)]
    public void Limited_hours_begin_and_end_on_the_minute(int hour, Doable expected)
    {
        var procedure = Kokubunji.Catalogue().Procedures.Single(known => known.Code == "R13");
        ProcedureMenu.DoableAt(procedure, new TimeOnly(hour, 0)).Should().Be(expected);
    }

    int Choices() => Page.Split("class=\"k-choice\"").Length + Page.Split("class=\"k-choice ").Length - 2;
}
