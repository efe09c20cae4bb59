using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Tests.Races;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Counters;

public class Days_by_themselves
{
    const string Site = "/api/v1/sites/honchosha";

    static Dictionary<string, string?> At(string time) => new() { ["MADOGUCHI__CLOCK"] = time, ["MADOGUCHI__CLOSEDAYAFTERMINUTES"] = "0" };

    [Fact]
    public async Task The_day_has_begun_when_the_doors_open()
    {
        await using var hall = await CityHall.Open();
        using var client = hall.Client(null);
        var board = await client.GetFromJsonAsync<BoardState>(new Uri($"{Site}/board", UriKind.Relative));
        board!.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_day_that_was_left_open_ends_when_the_server_starts_on_another()
    {
        await using var hall = await CityHall.Open(At("2026-04-01T16:00+09:00"));
        using (var client = hall.Client("demo-counter"))
        {
            await A_busy_morning.Issue(client, "J10");
            (await CityHall.Post(client, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
            (await CityHall.Post(client, $"{Site}/counters/2/call-next")).EnsureSuccessStatusCode();
        }
        await hall.KillHard();
        var settings = new Dictionary<string, string?>(hall.Settings) { ["MADOGUCHI__CLOCK"] = "2026-04-02T09:00+09:00" };
        await using var next = RunningProgram.Start(BuiltProgram.Server, [], settings);
        await Eventually.Is(() => Task.FromResult(next.Output.Split('\n').Any(line =>
            line.Contains("\"honchosha/2026-04-01\"", StringComparison.Ordinal) && line.Contains("\"Expired\":1", StringComparison.Ordinal))),
            "yesterday has ended", TimeSpan.FromSeconds(60));
        await next.KillHard();
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task After_closing_time_the_day_ends_as_soon_as_no_counter_has_anybody()
    {
        await using var hall = await CityHall.Open(At("2026-04-01T16:59:50+09:00"));
        using var client = hall.Client("demo-counter");
        await Eventually.Is(
            async () => (await (await CityHall.Post(client, $"{Site}/counters/2/open")).Content.ReadAsStringAsync()).Contains("site-closed", StringComparison.Ordinal),
            "the day has ended", TimeSpan.FromSeconds(90));
    }
}
