using System.Globalization;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>
/// Network and server are gone for a simulated hour each in the middle of a busy morning, over power cuts and a restart of the kiosk.
/// Every program is real; the clock runs a hundred times as fast.
/// </summary>
public class A_morning_with_cut_lines
{
    const string Site = "/api/v1/sites/honchosha";
    const int Speed = 100;

    readonly List<string> _hands = [], _onScreen = [];
    int _powerCuts;

    [Fact]
    public async Task Loses_nobody_gives_no_number_twice_and_calls_everyone_in_the_order_of_arrival()
    {
        var random = new Random(20260401);
        var clock = string.Create(CultureInfo.InvariantCulture, $"2026-04-01T08:31+09:00@{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}*{Speed}");
        await using var hall = await CityHall.Open(new Dictionary<string, string?> { ["MADOGUCHI__CLOCK"] = clock }, OpenUntilNight());
        await using var line = new Line(hall.Url);
        await using var kiosk = await KioskInTheLobby.Open(line.Url, clock);
        await kiosk.StaffSee(page => page.Contains("A 50・B 50", StringComparison.Ordinal), "numbers are lent");
        await Visitors(kiosk, 4);

        // Asked, and the answer is lost; then nothing goes through for an hour.
        line.LoseAnswers();
        await Visitors(kiosk, 1);
        line.Cut();
        await Hour(kiosk, random, powerCuts: 2);
        line.Mend();
        // The power goes once more while the server is being told.
        await kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal), "the line stands again");
        await kiosk.LosePower();
        await kiosk.Start();
        await EverythingIsTold(kiosk);
        await Visitors(kiosk, 4);

        // The server dies; the kiosk is restarted meanwhile.
        await hall.KillHard();
        await Visitors(kiosk, 3);
        await kiosk.ShutDown();
        await kiosk.Start();
        await Hour(kiosk, random, powerCuts: 1);
        await hall.Start();
        await EverythingIsTold(kiosk);
        await Visitors(kiosk, 2);

        await Look(hall, kiosk);
    }

    /// <summary>On a slow machine the morning's programs start so late that it is evening by this clock; nobody is to be sent home for that.</summary>
    static string OpenUntilNight() => CityHall.SeedWith(sites =>
    {
        var hours = sites["sites"]!.AsArray().Single(site => site!["code"]!.GetValue<string>() is "honchosha")!["hours"]![0]!;
        hours["close"] = "23:45";
        hours["lastTicket"] = "23:30";
    });

    async Task Look(CityHall hall, KioskInTheLobby kiosk)
    {
        var papers = (await kiosk.Papers()).Select(paper => paper.Number!).ToArray();
        papers.Should().OnlyHaveUniqueItems("no number is on two papers");
        // A machine that stands still for two seconds lets the printer look broken: the kiosk shows the number then, and it holds.
        papers.Should().Contain(_hands.Except(_onScreen));
        _onScreen.Count.Should().BeLessThanOrEqualTo(_hands.Count / 10, "the printer is never broken here");
        papers.Should().Contain(number => string.CompareOrdinal(number, "A800") < 0).And.Contain(number => string.CompareOrdinal(number, "A800") >= 0);
        (await kiosk.StaffPage()).Should().NotContain("記録できず");

        var called = await CallEveryone(hall);
        called.Should().OnlyHaveUniqueItems().And.Contain(papers, "nobody with a paper is lost");
        called.Except(papers).Except(_onScreen).Count().Should().BeLessThanOrEqualTo(_powerCuts, "only a power cut leaves a number without a paper, and staff can print it");
        called.Where(_hands.Contains).Should().Equal(_hands, "who came first is called first");

        using var admin = hall.Client("demo-admin");
        var days = await admin.GetFromJsonAsync<StatisticsRow[]>(new Uri($"{Site}/statistics?from=2026-04-01&to=2026-04-01&by=day", UriKind.Relative));
        days!.Single().Should().Match<StatisticsRow>(row => row.Issued == called.Count && row.Cancelled == 0);
        var hours = (await admin.GetFromJsonAsync<StatisticsRow[]>(new Uri($"{Site}/statistics?from=2026-04-01&to=2026-04-01&by=hour", UriKind.Relative)))!;
        hours.Sum(row => row.Issued).Should().Be(called.Count);
        hours.Count(row => row.Issued >= 5).Should().BeGreaterThanOrEqualTo(2, "people are counted in the hours in which they came");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    async Task Visitors(KioskInTheLobby kiosk, int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var visitor = new Visitor(kiosk.Url);
            _hands.Add(await visitor.TakeNumber(paperOrScreen: true));
            if (visitor.WithoutPaper)
                _onScreen.Add(_hands[^1]);
        }
    }

    /// <summary>A simulated hour of visitors; the power goes while somebody waits for the paper.</summary>
    async Task Hour(KioskInTheLobby kiosk, Random random, int powerCuts)
    {
        var (began, hour) = (TimeProvider.System.GetTimestamp(), TimeSpan.FromHours(1) / Speed);
        var cuts = 0;
        // On a slow machine a start of the kiosk may fill the rest of the hour: then it lasts until the power has gone as often as it is to.
        while (TimeProvider.System.GetElapsedTime(began) is var passed && (passed < hour || cuts < powerCuts))
        {
            await Visitors(kiosk, 1);
            if (cuts < powerCuts && passed > hour * (cuts + 1) / (powerCuts + 1))
            {
                await Break(kiosk, random);
                cuts++;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(300, 1500)), TimeProvider.System);
        }
    }

    async Task Break(KioskInTheLobby kiosk, Random random)
    {
        using var visitor = new Visitor(kiosk.Url);
        var taking = visitor.TryTakeNumber();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, 120)), TimeProvider.System);
        await kiosk.LosePower();
        _powerCuts++;
        if (await taking is { } number)
            _hands.Add(number);
        await kiosk.Start();
    }

    static Task EverythingIsTold(KioskInTheLobby kiosk) =>
        kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal) && page.Contains("未送信 0 件", StringComparison.Ordinal), "the server is told of everything");

    static async Task<List<string>> CallEveryone(CityHall hall)
    {
        using var clerk = hall.Client("demo-counter");
        (await CityHall.Post(clerk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        var called = new List<string>();
        while (true)
        {
            using var answer = await CityHall.Post(clerk, $"{Site}/counters/2/call-next");
            if (answer.StatusCode is System.Net.HttpStatusCode.NoContent)
                return called;
            called.Add((await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CounterTicket>())!.Number);
        }
    }
}
