using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Waits;

public class The_usual_day
{
    /// <summary>A Tuesday; none of the four Tuesdays before it is a holiday.</summary>
    static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task Today_stands_beside_the_mean_of_the_same_weekday()
    {
        await using var server = await Start();
        foreach (var week in (int[])[1, 2, 4])
            await server.Save(week, [.. Waiting(week, "09:00", "09:30", people: 6 * week), .. Waiting(week, "10:00", "10:15", people: 20)]);
        // Another weekday, and a day too long ago: neither is usual for a Tuesday.
        await server.Save(1, Waiting(1, "09:00", "09:30", people: 500, daysMore: 1));
        await server.Save(9, Waiting(9, "09:00", "09:30", people: 500));
        await server.Save(0, Waiting(0, "09:00", "09:30", people: 7));

        var site = (await server.Congestion()).Sites.Single(site => site.Code == "honchosha");

        var day = site.Curves!.Single(curve => curve.Category is null).Points.ToDictionary(point => point.From);
        day[new(9, 0)].Should().Be(new CongestionPoint(new(9, 0), Usual: (6 + 12 + 24) / 3, Today: 7));
        day[new(10, 0)].Usual.Should().Be(10, "twenty waited for half of the half hour");
        day[new(10, 0)].Today.Should().Be(0);
        day[new(12, 0)].Today.Should().BeNull("it is not over");
        day.Keys.Should().Contain(new TimeOnly(8, 30)).And.Contain(new TimeOnly(16, 30)).And.HaveCount(17);
        site.Curves!.Single(curve => curve.Category == "A").Points[1].Should().Be(day[new(9, 0)]);
        site.Hours!.Select(hours => (hours.Date.Month * 100) + hours.Date.Day).Should().StartWith([1124, 1125, 1126, 1127, 1130]).And.HaveCount(7);
    }

    [Fact]
    public async Task Fewer_than_three_are_never_told_exactly_and_two_days_are_no_custom()
    {
        await using var server = await Start();
        foreach (var week in (int[])[1, 2])
            await server.Save(week, Waiting(week, "09:00", "09:30", people: 8));
        await server.Save(0, Waiting(0, "09:00", "09:30", people: 2));

        var points = (await server.Congestion()).Sites.Single(site => site.Code == "honchosha").Curves!.Single(curve => curve.Category is null).Points;

        points.Should().OnlyContain(point => point.Usual == null, "two Tuesdays are no custom");
        points.Single(point => point.From == new TimeOnly(9, 0)).Today.Should().Be(0, "two people are nobody's business");
    }

    [Fact]
    public async Task A_person_who_waits_for_three_things_is_one_person()
    {
        await using var server = await Start();
        var legs = Waiting(0, "09:00", "09:30", people: 5).SelectMany(leg => (LegFact[])[leg, leg with { LegId = 2, Category = "B" }, leg with { LegId = 3, Category = "B" }]);
        await server.Save(0, [.. legs]);

        var curves = (await server.Congestion()).Sites.Single(site => site.Code == "honchosha").Curves!;

        foreach (var category in (string?[])[null, "A", "B"])
            curves.Single(curve => curve.Category == category).Points[1].Today.Should().Be(5);
    }

    static async Task<Server> Start()
    {
        var running = new RunningServer { More = [$"--Madoguchi:Clock={Noon:yyyy-MM-ddTHH:mmzzz}"] };
        await running.InitializeAsync();
        return new(running);
    }

    static LegFact[] Waiting(int weeksAgo, string from, string to, int people, int daysMore = 0)
    {
        var date = DateOnly.FromDateTime(Noon.DateTime).AddDays((-7 * weeksAgo) - daysMore);
        DateTimeOffset At(string time) => new(date, TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
        return [.. Enumerable.Range(1, people).Select(i => new LegFact(
            "honchosha", date, Guid.NewGuid(), 1, $"A{i:000}", "A", "J10", 2, "walkIn", At(from), At(from), At(to), At(to), At(to).AddMinutes(5), LegStates.Done))];
    }

    sealed class Server(RunningServer running) : IAsyncDisposable
    {
        public Task Save(int weeksAgo, IReadOnlyCollection<LegFact> facts) =>
            running.Services.GetRequiredService<ILegFacts>().Save($"honchosha/{weeksAgo}", null, facts, CancellationToken.None);

        public async Task<Congestion> Congestion()
        {
            using var client = running.Client();
            return (await client.GetFromJsonAsync<Congestion>("/open/congestion.json"))!;
        }

        public ValueTask DisposeAsync() => new(running.DisposeAsync());
    }
}
