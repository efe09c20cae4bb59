using FluentAssertions;
using Madoguchi.EscPos.Emulator.Faults;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Printing;

/// <summary>The server's ledger knows of every paper that bears 再発行, each once.</summary>
public class Telling_of_papers_printed_again : KioskWorld
{
    [Fact]
    public async Task While_the_line_stands_the_server_hears_at_once_and_once()
    {
        var wish = await IssueAsync("A001");
        await AgainAsync("A001");
        await Eventually.IsTrue(() => Jobs.UntoldReissues().Count == 0, "the server has heard");
        await CityRestartsAsync();

        var told = City.State.Reissues.Should().ContainSingle().Which;
        told.Job.Should().NotBe(wish, "it is another job");
        (told.Paper.TicketId, told.Paper.Number, told.Paper.BusinessDate).Should().Be((wish, "A001", new(2026, 11, 24)));
        told.Paper.PrintedAt.Should().BeCloseTo(Kokubunji.Morning, TimeSpan.FromMinutes(2));

        await AgainAsync("A001");
        await Eventually.IsTrue(() => City.State.Reissues.Count == 2, "a third paper is told as well");
        City.State.Reissues.Select(one => one.Job).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Cut_off_it_is_told_after_the_papers_of_that_time_in_the_order_of_printing()
    {
        City.State.Lends = true;
        await CityRestartsAsync();
        var first = await IssueAsync("A001");
        await CityGoesAwayAfterLendingAsync();
        var second = await IssueAsync("A800");
        await AgainAsync("A800");
        await AgainAsync("A001");
        Jobs.UntoldReissues().Should().HaveCount(2);

        await CityComesBackAsync();
        await Eventually.IsTrue(() => Jobs.UntoldReissues().Count == 0, "the server has heard");
        City.State.Reissues.Select(told => (told.Paper.TicketId, told.Paper.Number)).Should().Equal((second, "A800"), (first, "A001"));
        City.State.Told.Should().ContainSingle("of the first paper without the server it was told before");
    }

    [Fact]
    public async Task A_kiosk_that_ends_before_it_hears_the_answer_says_the_same_again()
    {
        await IssueAsync("A001");
        City.State.DiesAfterReissue = true;
        await AgainAsync("A001");
        await Eventually.IsTrue(() => City.State.Reissues.Count == 1, "the server has heard");
        await StopKioskAsync();
        City.State.DiesAfterReissue = false;
        await StartKioskAsync();

        await Eventually.IsTrue(() => City.State.Reissues.Count == 2 && Jobs.UntoldReissues().Count == 0, "it is told again");
        City.State.Reissues.Distinct().Should().ContainSingle("by its id the server knows that it is the same paper");
    }

    [Fact]
    public async Task A_power_cut_in_the_middle_of_the_paper_is_told_since_it_may_be_there()
    {
        var wish = await IssueAsync("A001");
        Jobs.Write(Guid.CreateVersion7(), Journal.JobState.Printing, "A001", Jobs.TodayOf("A001")[0].Content, wish);
        await StopKioskAsync();
        await StartKioskAsync();
        await Eventually.IsTrue(() => City.State.Reissues.Count == 1, "the server has heard");
    }

    [Fact]
    public async Task What_did_not_come_out_and_what_is_the_first_paper_is_not_told()
    {
        Printer.Fault = new(FaultKind.PaperOut);
        await ChooseAsync("J10");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札を印刷できませんでした", StringComparison.Ordinal));
        await AgainAsync("A001");
        Printer.Fault = FaultSetting.None;
        await AgainAsync("A001");
        Printer.Papers.Should().ContainSingle().Which.Lines.Should().NotContain("再発行");
        Jobs.UntoldReissues().Should().BeEmpty();
        City.State.Reissues.Should().BeEmpty();
    }

    [Fact]
    public async Task What_the_server_does_not_know_is_not_told_for_ever()
    {
        await IssueAsync("A001");
        City.State.Issued.Clear();
        await AgainAsync("A001");
        await Eventually.IsTrue(() => Jobs.UntoldReissues().Count == 0, "the refusal is final");
        City.State.Reissues.Should().BeEmpty();
    }

    async Task<Guid> IssueAsync(string number)
    {
        await PostAsync("/reset");
        await ChooseAsync("J10");
        var wish = Guid.Parse(CommandId());
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal) && page.Contains(number, StringComparison.Ordinal));
        return wish;
    }

    async Task AgainAsync(string number)
    {
        await PostAsync("/reset");
        await PostAsync("/staff", ("pin", "2468"));
        await PostAsync("/staff/reprint", ("number", number));
        await PostAsync("/reset");
    }

    async Task CityRestartsAsync()
    {
        var hellos = City.State.Hellos.Count;
        await City.DisposeAsync();
        await CityComesBackAsync();
        await Eventually.IsTrue(() => City.State.Hellos.Count > hellos, "the kiosk says hello again");
    }
}
