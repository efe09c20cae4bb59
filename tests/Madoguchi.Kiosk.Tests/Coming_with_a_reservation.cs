using FluentAssertions;
using Madoguchi.Kiosk.Screens.Reserved;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Coming_with_a_reservation : KioskWorld
{
    [Theory]
    [InlineData("ABCD2345")]
    [InlineData("abcd-2345")]
    [InlineData("ＡＢＣＤ　２３４５")]
    [InlineData("http://127.0.0.1:5081/r/ABCD2345?x=1")]
    public async Task A_code_typed_or_scanned_becomes_a_number_on_paper(string code)
    {
        await PostAsync("/reservation", ("code", code));

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Printer.Papers.Should().ContainSingle().Which.Number.Should().Be("A001");
    }

    [Fact]
    public async Task A_wrong_code_is_told_and_may_be_corrected()
    {
        await PostAsync("/reservation", ("code", "ABCD2346"));
        Path_.Should().Be("/reservation");
        Page.Should().Contain("この予約番号は見つかりません").And.Contain("ABCD2346");

        await PostAsync("/reservation", ("code", "ABCD2345"));
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_work_one_by_one_without_any_script()
    {
        var code = "";
        foreach (var key in "ABCE")
        {
            await PostAsync("/reservation", ("code", code), ("key", key.ToString()));
            code += key;
            Page.Should().Contain($"value=\"{code}\"");
        }
        await PostAsync("/reservation", ("code", code), ("key", "back"));
        Page.Should().Contain("value=\"ABC\"");
    }

    [Fact]
    public async Task A_short_code_is_not_sent()
    {
        await PostAsync("/reservation", ("code", "ABC"));

        Page.Should().Contain("予約番号は8文字です");
        City.State.Asked.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("O0I1", "")]
    [InlineData("<script>", "SCRPT")]
    [InlineData("https://x/r/AB-CD-23-45/", "ABCD2345")]
    [InlineData("7.0.0.1:5081/r/ABCD2345", "ABCD2345")]
    public void A_code_holds_nothing_but_its_own_letters(string? typed, string code) => ReservationCode.Clean(typed).Should().Be(code);
}
