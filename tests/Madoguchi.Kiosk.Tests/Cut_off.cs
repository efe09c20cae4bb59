using FluentAssertions;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Tests.World;
using Xunit;

namespace Madoguchi.Kiosk.Tests;

public class Cut_off : KioskWorld
{
    static readonly DateOnly Today = DateOnly.FromDateTime(Kokubunji.Morning.DateTime);

    [Fact]
    public async Task The_kiosk_gives_numbers_of_its_own_says_so_and_tells_of_them_later()
    {
        await CityGoesAwayAfterLendingAsync();
        var numbers = new List<(string Wish, string Number)>();
        foreach (var number in (string[])["A800", "A801"])
        {
            await ChooseAsync("J10");
            var wish = CommandId();
            await IssueAsync();
            await UntilPageAsync("/ticket", page => page.Contains("番号札をお取りください", StringComparison.Ordinal));
            Page.Should().Contain(number).And.Contain("通信切断中の発行").And.Contain("この番号札はキオスクで発行しました。番号はこのまま有効です。")
                .And.NotContain("お待ちの方 0人", "nobody knows");
            await Eventually.IsTrue(() => Printer.Papers.Count == numbers.Count + 1, "the paper is cut");
            var paper = Printer.Papers[0];
            paper.Text.Should().Contain("【通信切断中の発行】").And.Contain("通信が切れているため").And.Contain("住民票の写し").And.NotContain("お待ちの方");
            paper.Number.Should().Be(number);
            numbers.Add((wish, number));
            await PostAsync("/reset");
        }

        await CityComesBackAsync();
        await Eventually.IsTrue(() => City.State.Told.Count == 2, "the server is told");
        City.State.Told.Select(told => (told.Wish.ToString(), told.Paper.Number)).Should().Equal(numbers);
        City.State.Told.Should().AllSatisfy(told =>
        {
            told.Paper.BusinessDate.Should().Be(Today);
            told.Paper.IssuedAt.Should().BeCloseTo(Kokubunji.Morning, TimeSpan.FromMinutes(2));
            told.Paper.Installation.Should().Be(Offline.Installation);
            Printer.Papers.Should().Contain(paper => paper.Qr.Any(qr => qr.EndsWith(told.Paper.StatusToken, StringComparison.Ordinal)));
        });
        await Eventually.IsTrue(() => Offline.Untold().Count == 0, "nothing is left to tell");
    }

    [Fact]
    public async Task What_was_issued_is_told_by_the_next_run_of_the_program()
    {
        await CityGoesAwayAfterLendingAsync();
        var installation = Offline.Installation;
        await ChooseAsync("J10");
        await IssueAsync();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Clock=2026-11-24T09:15+09:00");
        Offline.Installation.Should().Be(installation);
        await ChooseAsync("J10");
        await IssueAsync();
        await UntilPageAsync("/ticket", page => page.Contains("A801", StringComparison.Ordinal));
        await CityComesBackAsync();
        await Eventually.IsTrue(() => City.State.Told.Select(told => told.Paper.Number).SequenceEqual(["A800", "A801"]), "both are told, in order");
    }

    [Fact]
    public async Task Closed_is_closed_without_the_server_too()
    {
        await CityGoesAwayAfterLendingAsync();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Clock=2026-11-24T17:30+09:00");
        await ChooseAsync("J10");
        await IssueAsync();
        Page.Should().Contain("本日の番号札の発券は16:45で終了しました。");
        Offline.Untold().Should().BeEmpty();
    }

    [Fact]
    public async Task A_lease_ends_with_its_day()
    {
        await CityGoesAwayAfterLendingAsync();
        await StopKioskAsync();
        await StartKioskAsync("--Madoguchi:Clock=2026-11-25T09:30+09:00");
        await GoAsync("/");
        Page.Should().Contain("ただいま番号札を発行できません");
    }

    [Fact]
    public async Task Who_has_a_reservation_gets_a_number_and_the_words_for_the_counter()
    {
        await CityGoesAwayAfterLendingAsync();
        await GoAsync("/reservation");
        Page.Should().Contain("いまは予約の受付ができません").And.Contain("窓口で「予約しています」とお伝えください。").And.Contain("href=\"/categories\"");
    }

    [Fact]
    public async Task When_its_numbers_are_used_up_it_says_so()
    {
        await CityGoesAwayAfterLendingAsync();
        for (var i = 0; i < 5; i++)
            Offline.Take(Guid.NewGuid(), Today, "A", "token", ["J10"], "ja").Should().NotBeNull();
        await ChooseAsync("J10");
        await IssueAsync();
        Page.Should().Contain("通信切断時用の番号を使い切りました。職員に声をかけてください。");
    }

    [Fact]
    public async Task A_number_used_up_just_before_a_power_cut_is_found_by_staff()
    {
        await CityGoesAwayAfterLendingAsync();
        Offline.Take(Guid.NewGuid(), Today, "A", "token", ["J10"], "ja");
        await StopKioskAsync();
        await StartKioskAsync();
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("A800（通信切断中）").And.Contain("印刷できず");
        await PostAsync("/staff/reprint", ("number", "A800"));
        Printer.Papers[0].Number.Should().Be("A800");
    }

    [Fact]
    public async Task What_the_server_refuses_stays_on_the_staff_page()
    {
        await CityGoesAwayAfterLendingAsync();
        await ChooseAsync("J10");
        await IssueAsync();
        City.State.RecordRefusal = new("offline-number-used", "A800 は別の受付ですでに使われています。");
        await CityComesBackAsync();
        await Eventually.IsTrue(() => Offline.RefusedPapers().Count == 1, "the refusal is kept");
        await PostAsync("/staff", ("pin", "2468"));
        Page.Should().Contain("記録できず").And.Contain("A800 は別の受付ですでに使われています。");
        Offline.Untold().Should().BeEmpty("it is not told again and again");
    }

    [Fact]
    public void The_same_wish_never_gets_two_numbers_and_no_number_two_wishes()
    {
        Offline.Keep(new(Today, new(Today, new(8, 30), new(16, 45), new(17, 0)), [new("A", ["A800", "A801", "A802", "A803", "A804"])]));
        var wish = Guid.NewGuid();
        var papers = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8)
            .Select(i => Offline.Take(i < 4 ? wish : Guid.NewGuid(), Today, "A", "token", ["J10"], "ja")?.Number).ToArray();
        papers[..4].Distinct().Should().ContainSingle();
        papers[..4].Distinct().Concat(papers[4..]).Should().OnlyHaveUniqueItems().And.HaveCount(5).And.NotContainNulls();
        Offline.Take(Guid.NewGuid(), Today, "A", "token", ["J10"], "ja").Should().BeNull("all five are used up");
    }

    [Fact]
    public void A_journal_from_an_old_copy_gives_no_number_again_that_the_server_knows_of()
    {
        Offline.Keep(new(Today, new(Today, new(8, 30), new(16, 45), new(17, 0)), [new("A", ["A800", "A801"])]));
        Offline.Keep(new(Today, new(Today, new(8, 30), new(16, 45), new(17, 0)), [new OfflineCategory("A", ["A801"])]));
        Offline.Take(Guid.NewGuid(), Today, "A", "token", ["J10"], "ja")!.Number.Should().Be("A801");
    }
}
