using FluentAssertions;
using Madoguchi.Contracts.Hubs;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Printing;

public class A_printer_in_trouble : KioskWorld
{
    const string NotOnPaper = "番号札を印刷できませんでした", PerhapsOnPaper = "番号札が出たか確認できませんでした";

    [Theory]
    [InlineData(FaultKind.PaperOut, null, NotOnPaper, PrinterStates.PaperOut, "新しいロールを入れてください")]
    [InlineData(FaultKind.PaperOut, 200, PerhapsOnPaper, PrinterStates.PaperOut, "新しいロールを入れてください")]
    [InlineData(FaultKind.CoverOpen, null, NotOnPaper, PrinterStates.CoverOpen, "閉めてください")]
    [InlineData(FaultKind.Offline, null, NotOnPaper, PrinterStates.Offline, "プリンタのボタンと表示を確認してください")]
    [InlineData(FaultKind.CutterJam, null, PerhapsOnPaper, PrinterStates.Error, "紙詰まりを取り除いてください")]
    [InlineData(FaultKind.PowerCycle, 200, PerhapsOnPaper, PrinterStates.Unreachable, "電源とケーブルを確認してください")]
    [InlineData(FaultKind.DropMidJob, 200, PerhapsOnPaper, PrinterStates.Unreachable, "電源とケーブルを確認してください")]
    [InlineData(FaultKind.HalfOpen, null, NotOnPaper, PrinterStates.Unreachable, "電源とケーブルを確認してください")]
    [InlineData(FaultKind.NeverAnswers, null, NotOnPaper, PrinterStates.Unreachable, "電源とケーブルを確認してください")]
    public async Task Does_not_stop_the_number_it_is_shown_large_and_staff_are_told_what_to_do(
        FaultKind fault, int? after, string told, string reported, string whatToDo)
    {
        await ChooseAsync("J10");
        Printer.Fault = new(fault, after);
        await IssueAsync();

        await UntilPageAsync("/ticket", page => page.Contains(told, StringComparison.Ordinal));
        Page.Should().Contain("A001").And.Contain("<svg").And.Contain("職員に声をかけてください").And.NotContain("番号札をお取りください");
        Printer.Papers.Should().BeEmpty();
        await Eventually.IsTrue(
            () => City.State.Reports.Any(report => report.State == reported && report.Detail!.Contains(whatToDo, StringComparison.Ordinal)), "staff are told");
    }

    [Fact]
    public async Task Is_told_on_the_first_screen_before_somebody_chooses_and_forgotten_when_it_is_over()
    {
        Printer.Fault = new(FaultKind.CoverOpen);
        await UntilPageAsync("/", page => page.Contains("いま紙の番号札を印刷できません", StringComparison.Ordinal));
        Page.Should().Contain("番号札をとる", "numbers can still be had on the screen");

        Printer.Fault = FaultSetting.None;
        await UntilPageAsync("/", page => !page.Contains("いま紙の番号札を印刷できません", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_told_to_staff_while_there_is_still_paper_and_does_not_trouble_residents()
    {
        Printer.Fault = new(FaultKind.PaperNearEnd);

        await Eventually.IsTrue(() => City.State.Reports.Any(report => report.State == PrinterStates.PaperNearEnd), "the idle printer is looked after");
        City.State.Reports.First().State.Should().Be(PrinterStates.Ready);
        await GoAsync("/");
        Page.Should().NotContain("いま紙の番号札を印刷できません");
    }

    [Fact]
    public async Task Is_written_down_as_what_is_known()
    {
        await ChooseAsync("J10");
        Printer.Fault = new(FaultKind.PaperOut);
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains(NotOnPaper, StringComparison.Ordinal));

        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("A001").And.Contain("印刷できず（画面に表示）").And.Contain("用紙がありません");
    }
}
