using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>The kiosk's process is killed (<c>kill -9</c>) after it has told of a paper printed again and before it hears the answer.</summary>
public class A_kiosk_killed_while_it_tells
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task Of_a_paper_printed_again_tells_once_more_and_the_ledger_has_it_once()
    {
        await using var hall = await CityHall.Open();
        await using var line = new Line(hall.Url);
        await using var kiosk = await KioskInTheLobby.Open(line.Url, CityHall.Morning);
        await kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal), "the line stands");
        string number;
        using (var visitor = new Visitor(kiosk.Url))
            number = await visitor.TakeNumber();
        using var clerk = hall.Client("demo-counter");
        var ticket = await Call(clerk);
        ticket.Number.Should().Be(number);

        line.LoseAnswers();
        await kiosk.Reprint(number);
        await Eventually.Is(async () => await Reissues(clerk, ticket) == 1, "the server has heard");
        await kiosk.LosePower();
        line.Cut();
        await kiosk.Start();
        (await kiosk.StaffPage()).Should().Contain("未送信 1 件", "the kiosk has heard no answer");
        line.Mend();
        await kiosk.StaffSee(page => page.Contains("未送信 0 件", StringComparison.Ordinal), "the server is told once more");
        (await Reissues(clerk, ticket)).Should().Be(1);

        await kiosk.Reprint(number);
        await Eventually.Is(async () => await Reissues(clerk, ticket) == 2, "another paper counts");
        (await kiosk.Papers()).Count(paper => paper.Number == number && paper.Text.Contains("再発行", StringComparison.Ordinal)).Should().Be(2);
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    static async Task<CounterTicket> Call(HttpClient clerk)
    {
        (await CityHall.Post(clerk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        using var answer = await CityHall.Post(clerk, $"{Site}/counters/2/call-next");
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CounterTicket>())!;
    }

    static async Task<int> Reissues(HttpClient clerk, CounterTicket ticket) =>
        (await clerk.GetFromJsonAsync<TicketDetails>(new Uri($"{Site}/tickets/{ticket.TicketId}", UriKind.Relative)))!.Reissues;
}
