using Bunit;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Signage.Boards;
using Madoguchi.Signage.Tests.Server;
using Madoguchi.Signage.View;
using Xunit;
using static Madoguchi.Signage.Tests.Server.Boards;

namespace Madoguchi.Signage.Tests;

public sealed class What_stands_on_the_board : BunitContext
{
    readonly HandTurnedClock clock = new(Now);

    public What_stands_on_the_board() => Services.AddSingleton<TimeProvider>(clock);

    [Fact]
    public void The_newest_call_stands_large_and_six_more_beside_it()
    {
        var screen = Show(Of(20, [.. Enumerable.Range(1, 12).Select(i => Call(i, $"A{i:000}", i))]));
        screen.Find(".s-call__number").TextContent.Should().Be("A012");
        screen.Find(".s-call__counter").TextContent.Should().Contain("12番窓口");
        screen.FindAll(".s-recent__number").Select(number => number.TextContent)
            .Should().Equal("A011", "A010", "A009", "A008", "A007", "A006");
    }

    [Fact]
    public void Before_the_first_call_it_asks_to_take_a_number() =>
        Show(Empty).Find(".s-call__empty").TextContent.Should().Contain("番号札をお取りになって");

    [Theory]
    [InlineData("recall", "もう一度お呼びしています"), InlineData("pickup", "お渡しのご用意ができました"), InlineData("call", "お呼び出し中の番号")]
    public void It_says_what_kind_of_call_it_is(string kind, string words) =>
        Show(Of(2, Call(1, "A001", kind: kind))).Find(".s-call__label").TextContent.Should().Contain(words);

    [Fact]
    public void Names_and_numbers_are_text_whatever_they_hold()
    {
        var screen = Show(Of(2, Call(1, "A001", name: "<script>alert(1)</script>")));
        screen.FindAll("script").Should().BeEmpty();
        screen.FindAll("[style]").Should().BeEmpty();
    }

    [Fact]
    public void The_clock_shows_the_era_and_japanese_time()
    {
        var view = View(Empty) with { Now = new(2026, 11, 23, 1, 5, 0, TimeSpan.Zero) };
        var screen = Render<BoardScreen>(p => p.Add(s => s.View, view));
        screen.Find(".s-header__date").TextContent.Should().Be("令和8年11月23日（月）");
        screen.Find(".s-header__time").TextContent.Should().Be("10:05");
    }

    [Fact]
    public void Absent_numbers_say_what_to_do() =>
        Show(Empty with { Absent = ["A012", "B003"] }).Find(".s-absent").TextContent.Should().Contain("A012").And.Contain("窓口の職員にお声がけください");

    [Fact]
    public void Who_is_called_for_a_paper_stands_on_a_panel_of_its_own() =>
        Show(Empty with { Pickup = [new("A031", 2, "証明書"), new("K105", 8, "マイナンバーカード")] })
            .FindAll(".s-pickup__call").Select(call => call.TextContent.Trim()).Should().HaveCount(2).And.ContainMatch("*K105*8番窓口*マイナンバーカード*");

    [Fact]
    public void A_refused_display_says_why()
    {
        var view = BoardView.Of(null, new(LinkPhase.Lost, null, "表示板「x.y」は登録されていません。"), Now, null);
        Render<BoardScreen>(p => p.Add(s => s.View, view)).Find(".s-call__empty").TextContent.Should().Contain("登録されていません");
    }

    [Theory]
    [InlineData(0, 0, true, "すぐにご案内"), InlineData(5, 10, true, "約5〜10分"), InlineData(5, 5, true, "約5分"), InlineData(90, 120, true, "約90〜120分以上")]
    [InlineData(0, 1, true, "すぐにご案内"), InlineData(0, 5, true, "5分以内"), InlineData(0, 120, true, "約0〜120分以上")]
    [InlineData(120, 120, true, "120分以上"), InlineData(5, 10, false, "受付終了"), InlineData(-1, -1, true, "準備中")]
    public void Waiting_times_are_ranges_in_words(int low, int high, bool issuing, string words) =>
        MinuteRangeText.Of(new("A", "証明書", 3, low < 0 ? null : new MinuteRange(low, high), issuing)).Should().Be(words);

    [Fact]
    public void Notices_turn_until_they_are_stopped()
    {
        var strip = Render<NoticeStrip>(p => p.Add(n => n.Notices, [new Notice("一", "甲"), new Notice("二", "乙")]));
        strip.Find(".s-notices__title").TextContent.Should().Be("一");
        clock.Turn(TimeSpan.FromSeconds(15));
        strip.WaitForAssertion(() => strip.Find(".s-notices__title").TextContent.Should().Be("二"));
        strip.Find("button").Click();
        clock.Turn(TimeSpan.FromSeconds(15));
        strip.Find(".s-notices__title").TextContent.Should().Be("二");
    }

    [Fact]
    public void A_long_notice_is_cut_at_its_sentences_and_nothing_is_lost()
    {
        var body = string.Concat(Enumerable.Range(1, 12).Select(i => $"これは{i}番目のお知らせの文で、とても大切です。")) + new string('長', 120);
        var pages = NoticePages.Of([new("題", body)]);
        pages.Should().OnlyContain(page => page.Body.Length <= NoticePages.MostCharacters);
        string.Concat(pages.Select(page => page.Body)).Should().Be(body);
        pages[0].Body.Should().EndWith("。");
    }

    [Fact]
    public void No_text_of_the_board_is_missing() => BoardTexts.All.Missing("ja", "en").Should().BeEmpty();

    [Theory]
    [InlineData("?display=honchosha.lobby", "honchosha.lobby", false), InlineData("?sound=off&display=a.b", "a.b", true)]
    [InlineData("", null, false), InlineData("?display=", null, false), InlineData("?display", null, false), InlineData("?display=%20", null, false)]
    public void The_address_names_the_display(string query, string? display, bool silent) =>
        PlayerQuery.Of($"http://localhost/signage/{query}").Should().Be(new PlayerQuery(display, silent));

    static BoardView View(BoardState board) => BoardView.Of(Display(board), new(LinkPhase.Live, Now), Now, null);

    IRenderedComponent<BoardScreen> Show(BoardState board) => Render<BoardScreen>(p => p.Add(s => s.View, View(board)));
}
