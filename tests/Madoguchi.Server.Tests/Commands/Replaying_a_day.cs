using FluentAssertions;
using Madoguchi.Server.Tests.Races;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Commands;

public class Replaying_a_day
{
    [Fact]
    public async Task A_past_day_is_printed_as_it_was_and_as_another_rule_would_have_made_it()
    {
        await using var hall = await CityHall.Open();
        using (var client = hall.Client("demo-counter"))
        {
            await A_busy_morning.Issue(client, "J10");
            foreach (var step in (string[])["open", "call-next", "complete"])
                (await CityHall.Post(client, $"/api/v1/sites/honchosha/counters/2/{step}")).EnsureSuccessStatusCode();
        }
        var printed = await hall.Command("replay", "honchosha", "2026-04-01", "--rule", "fifo", "--promises", "5,10,20");
        printed.Should().Contain("as it was").And.Contain("fifo").And.Contain("called     1  not called    0");
        await hall.Invoking(it => it.Command("replay", "honchosha", "2026-04-01", "--rule", "lottery")).Should().ThrowAsync<Exception>();
        await hall.Invoking(it => it.Command("replay", "honchosha", "2026-03-31", "--rule", "fifo")).Should().ThrowAsync<Exception>();
    }
}
