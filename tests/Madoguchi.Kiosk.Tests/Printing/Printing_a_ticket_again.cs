using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Printing;

public class Printing_a_ticket_again : KioskWorld
{
    [Fact]
    public async Task A_paper_that_may_exist_already_bears_再発行_and_the_same_number_also_after_a_restart()
    {
        await IssueOnPaperAsync();
        await StopKioskAsync();
        await StartKioskAsync();

        await AgainAsync("A001");

        Page.Should().Contain("再印刷しました");
        Printer.Papers.Should().HaveCount(2);
        Printer.Papers[0].Number.Should().Be("A001");
        Printer.Papers[0].Lines.Should().StartWith("再発行").And.Contain(["・住民票の写し", "・印鑑登録証明書", "令和8年11月24日（火） 9:05"]);
        Printer.Papers[0].Lines.Should().ContainMatch("9:0? 再発行").And.NotContainMatch("*待ち時間*", "minutes of then are not true now");
        Printer.Papers[0].Qr.Should().Equal(Printer.Papers[1].Qr);
        Printer.Papers[1].Lines.Should().NotContain("再発行");
    }

    [Fact]
    public async Task A_ticket_of_which_nothing_went_to_the_printer_is_printed_like_the_first()
    {
        Printer.Fault = new(FaultKind.PaperOut);
        await ChooseAsync("J10");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札を印刷できませんでした", StringComparison.Ordinal));
        Printer.Fault = FaultSetting.None;

        await AgainAsync("A001");
        Printer.Papers.Should().ContainSingle().Which.Lines.Should().NotContain("再発行").And.Contain("A001");

        await AgainAsync("A001");
        Printer.Papers.Should().HaveCount(2);
        Printer.Papers[0].Lines.Should().StartWith("再発行");
    }

    [Fact]
    public async Task A_ticket_nobody_knows_about_bears_再発行_in_the_residents_language_too()
    {
        await GoAsync("/language/en?back=/");
        await ChooseAsync("J10");
        Printer.Fault = new(FaultKind.DropMidJob, 200);
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("We cannot tell whether your ticket was printed", StringComparison.Ordinal));
        Printer.Fault = FaultSetting.None;

        await AgainAsync("A001");
        Printer.Papers[0].Lines.Should().StartWith("再発行 REISSUE").And.Contain("・Residence certificate（住民票の写し）");
    }

    [Theory]
    [InlineData("A999")]
    [InlineData("")]
    [InlineData("'; DROP TABLE job; --")]
    public async Task A_number_this_kiosk_did_not_issue_today_is_not_printed(string number)
    {
        await IssueOnPaperAsync();
        await AgainAsync(number);

        Page.Should().Contain("この番号は、いま再印刷できません");
        Printer.Papers.Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_but_staff_prints_again()
    {
        await IssueOnPaperAsync();
        await PostAsync("/staff/reprint", ("number", "A001"));

        Page.Should().Contain("暗証番号");
        Printer.Papers.Should().ContainSingle();
    }

    [Fact]
    public async Task Tomorrow_nothing_of_todays_papers_is_left()
    {
        await IssueOnPaperAsync();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Clock=2026-11-25T08:00+09:00");
        await PostAsync("/staff", ("pin", "2468"));

        Page.Should().NotContain("A001を再印刷");
        await PostAsync("/staff/reprint", ("number", "A001"));
        Printer.Papers.Should().ContainSingle();
        Everything(Data).Contains(City.State.Issued.Values.Single().StatusUrl[^20..], StringComparison.Ordinal).Should().BeFalse("nothing leads to a visit of yesterday");
    }

    async Task IssueOnPaperAsync()
    {
        await ChooseAsync("J10", "I02");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
    }

    async Task AgainAsync(string number)
    {
        await PostAsync("/reset");
        await PostAsync("/staff", ("pin", "2468"));
        await PostAsync("/staff/reprint", ("number", number));
    }

    static string Everything(string folder) =>
        string.Concat(Directory.GetFiles(folder).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
}
