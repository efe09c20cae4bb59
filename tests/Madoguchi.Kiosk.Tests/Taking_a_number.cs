using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Taking_a_number : KioskWorld
{
    [Fact]
    public async Task A_resident_who_chooses_two_procedures_gets_one_number_on_paper()
    {
        await ChooseAsync("J10", "I02");
        await IssueAsync();

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Page.Should().Contain("A001");
        var paper = Printer.Papers.Should().ContainSingle().Subject;
        paper.Number.Should().Be("A001");
        paper.Qr.Should().Equal(City.State.Issued.Values.Single().StatusUrl);
        paper.Lines.Should().Contain([
            "国分寺市", "市役所本庁舎", "番号札", "令和8年11月24日（火） 9:05", "・住民票の写し", "・印鑑登録証明書", "お待ちの方　3人",
            "待ち時間の目安　約10～15分", "・本人確認書類"]);
        paper.Unknown.Should().BeEmpty();
    }

    [Fact]
    public async Task A_button_pressed_twice_gives_one_number()
    {
        await ChooseAsync("J10");
        var id = CommandId();

        await Task.WhenAll(PostAsync("/issue", ("commandId", id)), PostAsync("/issue", ("commandId", id)));
        await PostAsync("/issue", ("commandId", id));

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        City.State.Issued.Should().ContainSingle();
        Printer.Papers.Should().ContainSingle();
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_answer_is_asked_again_with_the_same_id()
    {
        await ChooseAsync("J10");
        City.State.CutsAfterIssue = true;
        await IssueAsync();

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        City.State.Issued.Should().ContainSingle();
        City.State.Asked.Should().HaveCountGreaterThan(1).And.OnlyContain(id => id == City.State.Issued.Keys.Single());
        Printer.Papers.Should().ContainSingle().Which.Number.Should().Be("A001");
    }

    [Fact]
    public async Task Another_wish_is_another_command()
    {
        await ChooseAsync("J10");
        var first = CommandId();
        await ChooseAsync("I02");

        CommandId().Should().NotBe(first);
        Guid.Parse(first).Version.Should().Be(7);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-guid")]
    [InlineData("0198f000-0000-7000-8000-000000000000")]
    public async Task A_forged_command_id_issues_nothing(string forged)
    {
        await ChooseAsync("J10");
        await PostAsync("/issue", ("commandId", forged));

        Path_.Should().Be("/confirm");
        City.State.Issued.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_residents_language()
    {
        City.State.Refusal = new("site-closed", "ただいま受付時間外です。");
        await GoAsync("/language/en?back=/");
        await ChooseAsync("J10");
        await IssueAsync();

        Page.Should().Contain("The office is closed now.");
        Printer.Papers.Should().BeEmpty();
    }

    [Fact]
    public async Task After_a_refusal_the_same_wish_may_succeed()
    {
        City.State.Refusal = new("site-closed", "ただいま受付時間外です。");
        await ChooseAsync("J10");
        await IssueAsync();
        City.State.Refusal = null;
        await GoAsync("/confirm");
        await IssueAsync();

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_server_the_kiosk_says_so_and_issues_with_the_same_id_when_it_is_back()
    {
        await ChooseAsync("J10");
        var id = CommandId();
        var confirmed = Page;
        await CityGoesAwayAsync();
        await PostAsync("/issue", ("commandId", id));

        Page.Should().Contain("いま番号札を発行できません").And.Contain("職員に声をかけて");
        City.State.Issued.Should().BeEmpty();

        await CityComesBackAsync();
        await GoAsync("/confirm");
        CommandId().Should().Be(id);
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        City.State.Issued.Keys.Should().Equal(Guid.Parse(id));
        confirmed.Should().Contain("住民票の写し");
    }

    [Fact]
    public async Task A_kiosk_that_starts_without_its_server_still_knows_the_site()
    {
        await StopKioskAsync();
        await City.DisposeAsync();
        await StartKioskAsync();

        await GoAsync("/");
        Page.Should().Contain("国分寺市").And.Contain("市役所本庁舎").And.Contain("ただいま番号札を発行できません");
        await GoAsync("/procedures/A");
        Page.Should().Contain("住民票の写し");
    }

    [Fact]
    public async Task The_paper_is_in_the_residents_language_with_Japanese_for_the_clerk()
    {
        await GoAsync("/language/en?back=/");
        await ChooseAsync("J10");
        await IssueAsync();

        await UntilPageAsync("/ticket", page => page.Contains("Please take your ticket", StringComparison.Ordinal));
        Printer.Papers[0].Lines.Should().Contain(["Your number", "・Residence certificate（住民票の写し）", "Tuesday, 24 November 2026 9:05"]);
    }
}
