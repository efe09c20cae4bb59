using FluentAssertions;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests.Staff;

public class Staff_at_the_kiosk : KioskWorld
{
    [Theory]
    [InlineData("/staff/categories")]
    [InlineData("/staff/ticket")]
    [InlineData("/staff/device")]
    [InlineData("/staff/device/restart")]
    public async Task Nobody_sees_their_screens_without_the_PIN(string path)
    {
        await GoAsync(path);
        Path_.Should().Be("/staff");
        Page.Should().Contain("暗証番号");
    }

    [Theory]
    [InlineData("/staff/categories")]
    [InlineData("/staff/ticket")]
    [InlineData("/staff/ticket/cancel")]
    [InlineData("/staff/device/paper")]
    [InlineData("/staff/device/restart")]
    public async Task Nobody_does_anything_without_the_PIN(string path)
    {
        await PostAsync(path, ("category", "A"), ("issuing", "false"), ("number", "A001"), ("act", "reprint"));
        Path_.Should().Be("/staff");
        Page.Should().Contain("暗証番号");
        City.State.StaffDid.Should().BeEmpty();
        Printer.Papers.Should().BeEmpty();
    }

    [Fact]
    public async Task After_five_wrong_PINs_the_right_one_is_not_heard_either()
    {
        for (var i = 0; i < 5; i++)
            await PostAsync("/staff", ("pin", "0000"));
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("間違いが続いたため、1分間入れません。").And.Contain("暗証番号");
        await GoAsync("/staff/device");
        Path_.Should().Be("/staff");
    }

    [Fact]
    public async Task They_see_who_waits_and_end_and_resume_a_category()
    {
        await EnterAsync();
        await GoAsync("/staff/categories");
        Page.Should().Contain("受付中").And.Contain("待ち 3人");
        await PostAsync("/staff/categories", ("category", "A"), ("issuing", "false"));
        Page.Should().Contain("受付を終了しました。");
        await PostAsync("/staff/categories", ("category", "A"), ("issuing", "true"));
        Page.Should().Contain("受付を再開しました。");
        City.State.StaffDid.Should().Equal("stop A", "resume A");
    }

    [Fact]
    public async Task They_cancel_a_ticket_by_its_number_after_being_asked()
    {
        await ChooseAsync("J10");
        await IssueAsync();
        await EnterAsync();
        await PostAsync("/staff/ticket", ("number", "ａ００１"), ("act", "cancel"));
        Page.Should().Contain("A001 を取り消しますか").And.Contain("住民票の写し").And.Contain("元に戻せません");
        City.State.StaffDid.Should().BeEmpty();
        await PostAsync("/staff/ticket/cancel", ("number", "A001"));
        Page.Should().Contain("番号札を取り消しました。");
        City.State.StaffDid.Should().Equal($"cancel {City.State.Issued.Single().Key}");
    }

    [Fact]
    public async Task A_number_of_another_kiosk_is_not_theirs_to_cancel()
    {
        await EnterAsync();
        await PostAsync("/staff/ticket", ("number", "B777"), ("act", "cancel"));
        Page.Should().Contain("この発券機では今日その番号を出していません。");
        await PostAsync("/staff/ticket/cancel", ("number", "B777"));
        City.State.StaffDid.Should().BeEmpty();
    }

    [Fact]
    public async Task They_hear_why_a_ticket_cannot_be_cancelled()
    {
        await ChooseAsync("J10");
        await IssueAsync();
        await EnterAsync();
        City.State.Refusal = new("ticket-at-counter", "…");
        await PostAsync("/staff/ticket/cancel", ("number", "A001"));
        Page.Should().Contain("窓口で呼び出し中または対応中です。");
    }

    [Fact]
    public async Task They_reissue_a_ticket_by_its_number()
    {
        await ChooseAsync("J10");
        await IssueAsync();
        await EnterAsync();
        await GoAsync("/staff/ticket");
        foreach (var key in "A001")
            await PostAsync("/staff/ticket", ("number", Typed()), ("key", key.ToString()));
        Typed().Should().Be("A001");
        await PostAsync("/staff/ticket", ("number", Typed()), ("act", "reprint"));
        Page.Should().Contain("再印刷しました。");
        Printer.Papers.Should().HaveCount(2);

        string Typed() => System.Text.RegularExpressions.Regex.Match(Page, "name=\"number\" value=\"([^\"]*)\"").Groups[1].Value;
    }

    [Fact]
    public async Task They_see_how_the_line_is_and_hear_that_the_paper_is_in()
    {
        await EnterAsync();
        await GoAsync("/staff/device");
        Page.Should().Contain("接続中").And.Contain("時計のずれ");
        await PostAsync("/staff/device/paper");
        Page.Should().Contain("プリンタは正常です。");
    }

    [Fact]
    public async Task They_restart_the_program_after_being_asked()
    {
        await EnterAsync();
        await GoAsync("/staff/device/restart");
        Page.Should().Contain("プログラムを再起動しますか");
        await PostAsync("/staff/device/restart");
        Page.Should().Contain("再起動しています").And.Contain("data-state=\"restarting\"");
        await Eventually.IsTrue(() => RestartCode() == 75, "the program ends and asks to be started again");
    }

    async Task EnterAsync()
    {
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("最近の発券");
    }
}
