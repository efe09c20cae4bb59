using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Browser;
using Microsoft.Playwright;

namespace Madoguchi.Reservation.Tests;

public sealed class In_a_real_browser
{
    const string Token = "abcdefghijklmnopqrstu_";
    const string Bereavement = """{ "events": [ { "code": "bereavement", "name": "家族が亡くなった", "always": ["J01", "H01"], "rules": [] } ], "questions": [] }""";
    static readonly string Rules = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "life-events.json"));

    [Theory]
    [InlineData("ja", 375)]
    [InlineData("ja-easy", 320)]
    [InlineData("en", 320)]
    [InlineData("zh-Hans", 320)]
    [InlineData("ko", 320)]
    [InlineData("ja", 1280)]
    public async Task Every_page_fits_breaks_no_policy_and_axe_finds_nothing(string language, int width)
    {
        await using var site = await Site.WithSlots(
            [.. OutsideMaster.Slots(Site.Morning.AddHours(1), 6, 4), .. OutsideMaster.Slots(Site.Morning.AddDays(1).AddHours(1), 3, 1)], Rules);
        await using var cityHall = await Publish(site);
        using var taken = site.Resident();
        await taken.Book("honchosha", ["J10"], Resident.Hanako, Site.Morning.AddHours(1.5));
        await taken.Book("honchosha", ["J10"], Resident.Hanako, Site.Morning.AddHours(1.5));
        await taken.Book("honchosha", ["J10"], Resident.Hanako, Site.Morning.AddHours(1.5));
        for (var i = 0; i < 4; i++)
            await taken.Book("honchosha", ["J10"], Resident.Hanako, Site.Morning.AddHours(2));
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address, width);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        async Task Look(string name)
        {
            await Chromium.Keep(page, $"{name}-{language}-{width}");
            (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody");
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue($"{name} fits into {width} px");
        }

        await page.GotoAsync($"/?lang={language}");
        await Look("1-start");
        await page.ClickAsync("a.r-choice");
        await page.ClickAsync("details:has(#p-J10) summary");
        await Look("2-procedures");
        await page.CheckAsync("#p-J10");
        await page.ClickAsync("details:has(#p-J01) summary");
        await page.CheckAsync("#p-J01");
        await page.ClickAsync("main button[type=submit]");
        await Look("3-day");
        await page.ClickAsync("a.r-choice");
        await Look("4-time");
        await page.ClickAsync("button.r-choice");
        await Look("5-details");
        await page.ClickAsync("main button[type=submit]");
        await Look("5-details-faults");
        await page.FillAsync("[name=name]", "葛󠄀城 花子");
        await page.FillAsync("[name=kana]", "かつらぎ はなこ");
        await page.FillAsync("[name=phone]", "090-1234-5678");
        await page.ClickAsync("main button[type=submit]");
        await Look("6-booked");
        await page.ClickAsync("main a.m-button");
        await Look("7-find");
        await page.FillAsync("[name=contact]", "5678");
        await page.ClickAsync("main button[type=submit]");
        await Look("8-mine");
        await page.ClickAsync("main a[href$='/change']");
        await Look("8-change-day");
        await page.ClickAsync("a.r-choice");
        await Look("8-change-time");
        await page.CheckAsync("[name=slot]:enabled");
        await page.ClickAsync("main button[type=submit]");
        await Look("8-moved");
        var mine = page.Url;
        await page.GotoAsync(BookingBrowser.DetailsAddress("honchosha", ["J10"], Site.Morning.AddHours(3)));
        await page.FillAsync("[name=name]", "葛󠄀城 花子");
        await page.FillAsync("[name=kana]", "かつらぎ はなこ");
        await page.FillAsync("[name=phone]", "090-1234-5678");
        await page.ClickAsync("main button[type=submit]");
        await Look("8-twice");
        await taken.Book("honchosha", ["J10"], new("葛󠄀城 花子", "かつらぎ はなこ", "090-1234-5678"), Site.Morning.AddDays(1).AddHours(2));
        await page.GotoAsync($"{new Uri(mine).AbsolutePath}/change?day=2026-11-25");
        await page.CheckAsync("[name=slot]:enabled");
        await page.ClickAsync("main button[type=submit]");
        await Look("8-change-twice");
        await page.GotoAsync(mine);
        await page.ClickAsync("main a[href$='/cancel']");
        await Look("9-cancel");
        await page.ClickAsync("main button[type=submit]");
        await Look("9-cancelled");
        foreach (var (name, address) in new[] { ("guide", "/guide"), ("guide-questions", "/guide/move-in"), ("now", "/now"), ("privacy", "/privacy"), ("turn-unknown", "/t/nobody"), ("missing", "/nothing") })
        {
            await page.GotoAsync(address);
            foreach (var summary in await page.Locator("main details > summary:visible").AllAsync())
                await summary.ClickAsync();
            await Look(name);
        }
        await page.GotoAsync("/guide/move-in");
        await page.CheckAsync("#q-needsNationalHealthInsurance");
        await page.ClickAsync("main button[type=submit]");
        await Look("guide-result");
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(1_000_000, [new("honchosha", Site.Morning.AddHours(2), 60, 1, "okuyami")], Bereavement) with
        {
            Groups = [new("honchosha", "okuyami", new Dictionary<string, string> { ["ja"] = "おくやみコーナー" }, [], "bereavement")],
        });
        await page.GotoAsync("/guide/bereavement/result");
        await Look("guide-okuyami");
        foreach (var (name, status) in Turns())
        {
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), new[] { status });
            await page.GotoAsync($"/t/{Token}");
            await Look(name);
        }
        complaints.Should().BeEmpty();
    }

    [Fact]
    public async Task The_turn_changes_by_itself_and_says_when_the_connection_is_gone()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        var turns = Turns().Select(turn => turn.Status).ToList();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), new[] { turns[0] });
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address);
        await page.GotoAsync($"/t/{Token}");

        await cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), new[] { turns[2] });
        await Assertions.Expect(page.Locator("#turn")).ToContainTextAsync("2番窓口へ");
        (await page.TitleAsync()).Should().Contain("【呼出】A012");

        await page.Context.SetOfflineAsync(true);
        await Assertions.Expect(page.Locator("#turn-lost")).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#turn-lost")).ToBeHiddenAsync();
    }

    static async Task<HubConnection> Publish(Site site)
    {
        var cityHall = await site.Dial();
        await cityHall.InvokeAsync(nameof(ILinkHub.PublishCongestion), new Congestion(Site.Morning.AddHours(1), "132144", "CC BY 4.0",
        [
            How_busy_it_is.Busy() with { Hours = [new(new(2026, 11, 24), new(7, 30), new(16, 45), new(17, 0))] },
            new("kokubunji-eki", "国分寺駅前サービスコーナー", false, 2, [], [], [new(new(2026, 11, 25), new(8, 30), new(16, 45), new(17, 0))]),
        ]));
        return cityHall;
    }

    static IEnumerable<(string Name, TicketStatus Status)> Turns()
    {
        TicketStatusLeg first = new("J01", "転入届", "Moving in", LegStates.Waiting, null, null), second = new("J10", "住民票の写し", "Residence certificate", LegStates.Blocked, null, null);
        var waiting = new TicketStatus(Token, 1, "honchosha", "市役所本庁舎", new(2026, 11, 24), "A012", false, 3, new(10, 15), [first, second], Site.Morning);
        first = first with { Places = [new(2, "1F"), new(3, "1F")] };
        waiting = waiting with { Legs = [first, second with { Places = [new(1, "1F")] }] };
        yield return ("turn-waiting", waiting);
        yield return ("turn-near", waiting with { PeopleAhead = 1, WaitMinutes = new(2, 5) });
        yield return ("turn-called", waiting with { Version = 2, PeopleAhead = null, WaitMinutes = null, Legs = [first with { State = LegStates.Called, Counter = 2, CounterName = "証明書", Places = [new(2, "1F")] }, second] });
        yield return ("turn-serving", waiting with { Version = 3, PeopleAhead = null, WaitMinutes = null, Legs = [first with { State = LegStates.Serving, Counter = 2, CounterName = "証明書" }, second] });
        yield return ("turn-absent", waiting with { Version = 4, PeopleAhead = null, WaitMinutes = null, Legs = [first with { State = LegStates.Absent }, second] });
        yield return ("turn-done", waiting with { Version = 5, PeopleAhead = null, WaitMinutes = null, Finished = true, Legs = [first with { State = LegStates.Done }, second with { State = LegStates.Done }] });
    }
}
