using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.EndToEnd.CutOff;

/// <summary>What the visitors of a cut-off morning rely on: a number which only the screen shows is a number.</summary>
public class A_number_without_paper
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task Stands_on_the_screen_and_is_called()
    {
        await using var hall = await CityHall.Open();
        await using var kiosk = await KioskInTheLobby.Open(hall.Url, CityHall.Morning);
        await kiosk.StaffSee(page => page.Contains("接続中", StringComparison.Ordinal), "the line stands");
        using var before = new Visitor(kiosk.Url);
        var first = await before.TakeNumber(paperOrScreen: true);
        before.WithoutPaper.Should().BeFalse();

        await kiosk.Fault("paperOut");
        using var visitor = new Visitor(kiosk.Url);
        var number = await visitor.TakeNumber(paperOrScreen: true);

        visitor.WithoutPaper.Should().BeTrue();
        (await kiosk.Papers()).Should().NotContain(paper => paper.Number == number);
        using var clerk = hall.Client("demo-counter");
        (await CityHall.Post(clerk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        (await Call(clerk)).Should().Be(first);
        (await Call(clerk)).Should().Be(number);
    }

    static async Task<string> Call(HttpClient clerk)
    {
        using var answer = await CityHall.Post(clerk, $"{Site}/counters/2/call-next");
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CounterTicket>())!.Number;
    }
}
