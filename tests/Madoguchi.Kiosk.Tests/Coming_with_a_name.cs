using FluentAssertions;
using Madoguchi.Kiosk.Screens.Reserved;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Coming_with_a_name : KioskWorld
{
    const string Kana = "こくぶんじはなこ", End = "0111";

    [Fact]
    public async Task Name_and_four_digits_become_a_number_on_paper_and_nothing_of_them_stays()
    {
        await PostAsync("/reservation/name", ("kana", Kana));
        Path_.Should().Be("/reservation/phone");
        await PostAsync("/reservation/phone", ("phone", End));

        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Printer.Papers.Should().ContainSingle().Which.Number.Should().Be("A001");
        Printer.Papers[0].Text.Should().NotContain(Kana).And.NotContain(End);
        City.State.Named.Should().ContainSingle().Which.Kana.Should().Be(Kana);
        await GoAsync("/reservation/name");
        Page.Should().NotContain("こくぶ");
        await GoAsync("/reservation/phone");
        Path_.Should().Be("/reservation/name", "there is no name any more");
        NothingIsWritten();
    }

    [Fact]
    public async Task What_does_not_match_is_told_in_one_sentence_and_forgotten()
    {
        await ComeAsync("こくぶんじたろう", End);
        Path_.Should().Be("/reserved");
        Page.Should().Contain("受付できませんでした。予約番号かQRコードで受付するか、職員に声をかけてください。").And.NotContain("たろう");
        await GoAsync("/reserved");
        Page.Should().NotContain("受付できませんでした");
        await GoAsync("/reservation/name");
        Page.Should().NotContain("たろう");
        NothingIsWritten();

        await ComeAsync(Kana, End);
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_button_pressed_twice_is_one_check_in()
    {
        await PostAsync("/reservation/name", ("kana", Kana));
        await Task.WhenAll(PostAsync("/reservation/phone", ("phone", End)), PostAsync("/reservation/phone", ("phone", End)));
        await PostAsync("/reservation/phone", ("phone", End));
        Path_.Should().Be("/ticket");
        City.State.Issued.Should().ContainSingle();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Printer.Papers.Should().ContainSingle();
    }

    [Fact]
    public async Task An_answer_that_was_lost_is_asked_for_again_and_is_the_same_ticket()
    {
        City.State.CutsAfterIssue = true;
        await ComeAsync(Kana, End);
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        City.State.Asked.Distinct().Should().ContainSingle();
        City.State.Asked.Should().HaveCountGreaterThan(1, "the first answer was lost");
        Printer.Papers.Should().ContainSingle();
        NothingIsWritten();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_takes_a_number_after_a_check_in_nobody_answered_gets_the_ticket_of_the_reservation(bool byName)
    {
        await CheckInUnheardAsync(byName);
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));

        await ChooseAsync("J11");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));

        Page.Should().Contain("予約の受付ができています。").And.Contain("A001");
        City.State.Issued.Should().ContainSingle("one person holds one ticket");
        Printer.Papers.Should().ContainSingle().Which.Text.Should().Contain("住民票の写し");
        NothingIsWritten();
    }

    [Fact]
    public async Task Who_takes_a_number_after_a_check_in_that_did_not_happen_gets_a_number()
    {
        City.State.Silent = true;
        await ComeAsync("こくぶんじたろう", End);
        await City.DisposeAsync();
        await UntilPageAsync("/ticket", page => page.Contains("いま番号札を発行できません", StringComparison.Ordinal));
        City.State.Silent = false;
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));

        await ChooseAsync("J11");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Page.Should().NotContain("予約の受付");
        City.State.Issued.Should().ContainSingle();
        Printer.Papers.Should().ContainSingle().Which.Text.Should().Contain("住民票記載事項証明書");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_starts_over_after_a_check_in_nobody_answered_is_asked_and_gets_the_ticket_of_the_reservation(bool byName)
    {
        await CheckInUnheardAsync(byName);
        await StartOverAndTakeANumberAsync();
        Path_.Should().Be("/earlier");
        Page.Should().Contain("先ほどこのキオスクで予約の受付をしようとしましたか").And.NotContain("こくぶ").And.NotContain("ABCD2345");
        City.State.Issued.Should().ContainSingle("nothing is asked for before the answer");

        await PostAsync("/earlier", ("mine", "yes"));
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Page.Should().Contain("予約の受付ができています。").And.Contain("A001");
        City.State.Issued.Should().ContainSingle("one person holds one ticket");
        Printer.Papers.Should().ContainSingle().Which.Text.Should().Contain("住民票の写し");

        await PostAsync("/reset");
        await ChooseAsync("J11");
        await IssueAsync();
        Path_.Should().Be("/ticket", "it is answered: the next person is asked nothing");
        NothingIsWritten();
    }

    [Fact]
    public async Task Somebody_else_after_a_check_in_nobody_answered_gets_a_number_and_hears_nothing_of_it()
    {
        await CheckInUnheardAsync(byName: true);
        await StartOverAndTakeANumberAsync();
        await PostAsync("/earlier", ("mine", "no"));
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Page.Should().Contain("A002").And.NotContain("予約の受付");
        Printer.Papers.Should().ContainSingle().Which.Text.Should().Contain("住民票記載事項証明書");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_starts_over_and_checks_in_again_gets_the_same_ticket(bool byName)
    {
        await CheckInUnheardAsync(byName);
        await PostAsync("/reset");
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));

        // The name is typed in the other script this time.
        await (byName ? ComeAsync("コクブンジハナコ", End) : PostAsync("/reservation", ("code", "ABCD2345")));
        await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
        Page.Should().Contain("A001");
        City.State.Issued.Should().ContainSingle();
        City.State.Asked.Distinct().Should().ContainSingle("it is asked for under the same id");
        City.State.Named.Select(named => named.Kana).Distinct().Should().HaveCountLessThanOrEqualTo(1, "one id asks for one thing");
    }

    [Fact]
    public async Task Starting_over_leaves_nothing_of_a_name_half_typed()
    {
        await PostAsync("/reservation/name", ("kana", "こくぶ"), ("key", "ん"));
        Page.Should().Contain("value=\"こくぶん\"");
        await PostAsync("/reset");
        await GoAsync("/reservation/name");
        Page.Should().NotContain("こくぶん");
    }

    [Fact]
    public async Task Keys_write_a_name_without_any_script()
    {
        var kana = "";
        foreach (var key in (string[])["か", "voiced", "つ", "small", "は", "half-voiced", "ー", "あ", "back"])
        {
            await PostAsync("/reservation/name", ("kana", kana), ("key", key));
            kana = System.Text.RegularExpressions.Regex.Match(Page, "name=\"kana\" value=\"([^\"]*)\"").Groups[1].Value;
        }
        kana.Should().Be("がっぱー");
    }

    [Fact]
    public async Task An_empty_name_and_too_few_digits_are_not_sent()
    {
        await PostAsync("/reservation/name", ("kana", ""));
        Page.Should().Contain("お名前のよみを入力してください。");
        await PostAsync("/reservation/name", ("kana", Kana));
        await PostAsync("/reservation/phone", ("phone", "011"));
        Page.Should().Contain("数字を4つ入力してください。");
        City.State.Named.Should().BeEmpty();
    }

    [Theory]
    [InlineData("か", "voiced", "が")]
    [InlineData("が", "voiced", "か")]
    [InlineData("ば", "half-voiced", "ぱ")]
    [InlineData("う", "voiced", "ゔ")]
    [InlineData("あ", "half-voiced", "あ")]
    [InlineData("", "voiced", "")]
    [InlineData("ョ", "small", "ヨ")]
    [InlineData("わ", "small", "ゎ")]
    [InlineData("か", "small", "か")]
    [InlineData("か", "keep", "か")]
    [InlineData("か", "<script>", "か<")]
    public void A_key_changes_the_last_letter_or_nothing(string text, string key, string becomes) => Typing.Press(text, key).Should().Be(becomes);

    [Theory]
    [InlineData("ｺｸﾌﾞﾝｼﾞ", "コクブンジ")]
    [InlineData("<b>国分</b>", "")]
    [InlineData("\ud83d", "")]
    [InlineData(null, "")]
    public void A_name_holds_kana_only(string? typed, string kana) => Typing.Kana(typed).Should().Be(kana);

    /// <summary>The server issues, and dies before anybody hears of it; the kiosk gives up asking.</summary>
    async Task CheckInUnheardAsync(bool byName)
    {
        City.State.DiesAfterIssue = true;
        var asking = byName ? ComeAsync(Kana, End) : PostAsync("/reservation", ("code", "ABCD2345"));
        await Eventually.IsTrue(() => !City.State.Issued.IsEmpty, "the server has issued");
        await City.DisposeAsync();
        await asking;
        await UntilPageAsync("/ticket", page => page.Contains("いま番号札を発行できません", StringComparison.Ordinal));
        Page.Should().Contain("href=\"/categories\"");
        Printer.Papers.Should().BeEmpty();
        City.State.DiesAfterIssue = false;
    }

    async Task StartOverAndTakeANumberAsync()
    {
        await PostAsync("/reset");
        City = await City.StartAsync(City.State, City.Url);
        await UntilPageAsync("/", page => page.Contains("番号札をとる", StringComparison.Ordinal));
        await ChooseAsync("J11");
        await IssueAsync();
    }

    async Task ComeAsync(string kana, string end)
    {
        await PostAsync("/reservation/name", ("kana", kana));
        await PostAsync("/reservation/phone", ("phone", end));
    }

    /// <summary>In no file of the kiosk, in no script of letters.</summary>
    void NothingIsWritten()
    {
        foreach (var file in Directory.GetFiles(Data, "*", SearchOption.AllDirectories))
        {
            using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(open);
            var text = reader.ReadToEnd();
            // Not the family name: it is the city's as well, whose reading stands in its catalogue.
            foreach (var trace in (string[])["はなこ", "ハナコ", "たろう", "タロウ", "\\u306F\\u306A\\u3053", "\\u30CF\\u30CA\\u30B3", "\\u305F\\u308D\\u3046"])
                text.Contains(trace, StringComparison.OrdinalIgnoreCase).Should().BeFalse($"{trace} in {file}");
        }
    }
}
