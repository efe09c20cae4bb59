using System.Diagnostics;
using System.Net;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Live;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

public partial class My_turn_comes_by_itself
{
    const string Token = "abcdefghijklmnopqrstu_";
    static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_change_reaches_the_listener_within_a_second_and_holds_nothing_personal()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        using var page = await TurnListener.Open(site, Token);

        page.Response.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        page.Response.Content.Headers.ContentEncoding.Should().BeSubsetOf(["identity"], "a compressor would hold events back");
        page.Response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("connect-src 'self'");
        (await page.NextState()).Data.Should().Contain("お待ちください").And.Contain("3人").And.Contain("約10〜15分").And.Contain("<div id=\"turn\"");

        await Push(cityHall, Status(2, LegStates.Waiting, ahead: 1, wait: new(2, 5)));
        (await page.NextState()).Data.Should().Contain("まもなく順番です").And.Contain("2・3番窓口").And.Contain("（1F）").And.Contain("data-state=\"near\"");
        await Push(cityHall, Status(3, LegStates.Called, counter: 2));
        (await page.NextState()).Data.Should().Contain("呼び出されました").And.Contain("2番窓口へ");
        (await Quickest(async version =>
        {
            await Push(cityHall, Status(version, LegStates.Called, counter: (int)version));
            (await page.NextState()).Data.Should().Contain($"{version}番窓口へ");
        })).Should().BeLessThan(AtOnce);

        await Push(cityHall, Status(40, LegStates.Done) with { Finished = true });
        (await page.NextState()).Data.Should().Contain("終わりました");
        (await page.Next())!.Name.Should().Be("end");
        (await page.Next()).Should().BeNull("nothing more will come");
        await Eventually(() => site.Services.GetRequiredService<TurnStreams>().Count == 0);
    }

    [Fact]
    public async Task Who_comes_back_is_sent_only_what_is_new()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        string id;
        using (var before = await TurnListener.Open(site, Token))
            id = (await before.NextState()).Id!;

        using (var same = await TurnListener.Open(site, Token, id))
            (await same.Next())!.Name.Should().Be("beat", "nothing happened meanwhile");
        await Push(cityHall, Status(2, LegStates.Called, counter: 2));
        using var later = await TurnListener.Open(site, Token, id);
        (await later.Next())!.Data.Should().Contain("呼び出されました");
    }

    [Fact]
    public async Task A_quiet_page_gets_a_sign_of_life()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        using var page = await TurnListener.Open(site, Token);
        await page.NextState();

        (await page.Next())!.Name.Should().BeOneOf("beat", "state");
    }

    [Fact]
    public async Task When_the_line_to_the_city_hall_is_cut_the_page_says_how_old_its_state_is()
    {
        await using var site = await Site.WithSlots([]);
        var cityHall = await site.Dial();
        await Push(cityHall, Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        using var page = await TurnListener.Open(site, Token, language: "ko");
        (await page.NextState()).Data.Should().Contain("8:00 현재");

        await cityHall.DisposeAsync();
        (await page.NextState()).Data.Should().Contain("8:00의 정보입니다");
        await using var again = await site.Dial();
        (await page.NextState()).Data.Should().Contain("8:00 현재");
    }

    [Fact]
    public async Task Too_many_pages_are_refused_politely_and_a_closed_one_makes_room()
    {
        await using var site = await Site.Start(null, "--Madoguchi:StreamsPerTicket=2", "--Madoguchi:StreamsPerClient=3", "--Madoguchi:Streams=100");
        await using var cityHall = await site.Dial();
        var other = new string('o', 22);
        await Push(cityHall, Status(1, LegStates.Waiting), Status(1, LegStates.Waiting) with { Token = other });
        using var first = await TurnListener.Open(site, Token);
        using (var second = await TurnListener.Open(site, Token))
        {
            using var third = await TurnListener.Open(site, Token);
            third.Response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "a ticket has two pages at most here");
            third.Response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(30));
            (await third.Response.Content.ReadAsStringAsync()).Should().Contain("urn:madoguchi:refusal:too-many-streams");
            using var others = await TurnListener.Open(site, other);
            using var fourth = await TurnListener.Open(site, other);
            fourth.Response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests, "one address has three at most here");
        }

        await Eventually(() => site.Services.GetRequiredService<TurnStreams>().Count == 1);
        using var room = await TurnListener.Open(site, Token);
        room.Response.StatusCode.Should().Be(HttpStatusCode.OK);
        using var phone = site.Resident();
        (await phone.Get($"/t/{Token}")).Status.Should().Be(HttpStatusCode.OK, "the page itself is there for everybody");
    }

    [Fact]
    public async Task Nobody_listens_to_a_ticket_that_is_not_known()
    {
        await using var site = await Site.WithSlots([]);
        for (var i = 0; i < 20; i++)
        {
            using var guess = await TurnListener.Open(site, $"guess{i}");
            guess.Response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
        using var stopped = await TurnListener.Open(site, "guess");
        stopped.Response.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("many")]
    public void A_wrong_number_of_streams_is_named(string value) =>
        FluentActions.Invoking(() => TurnLimits.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Madoguchi:StreamsPerClient", value)]).Build()))
            .Should().Throw<SettingException>().Which.Message.Should().StartWith("MADOGUCHI__STREAMSPERCLIENT").And.Contain("must be");

    /// <summary>The quickest of five changes: a machine may stand still for a second, but what is held back or asked for is never quick.</summary>
    static async Task<TimeSpan> Quickest(Func<long, Task> change)
    {
        var quickest = TimeSpan.MaxValue;
        for (var version = 11L; version <= 15; version++)
        {
            var began = Stopwatch.GetTimestamp();
            await change(version);
            quickest = TimeSpan.FromTicks(Math.Min(quickest.Ticks, Stopwatch.GetElapsedTime(began).Ticks));
        }
        return quickest;
    }

    static Task Push(HubConnection cityHall, params TicketStatus[] tickets) => cityHall.InvokeAsync(nameof(ILinkHub.PublishTickets), tickets);

    static Task Eventually(Func<bool> holds) => TestKit.Programs.Eventually.Is(() => Task.FromResult(holds()), "it holds");

    static TicketStatus Status(long version, string state, int? ahead = null, MinuteRange? wait = null, int? counter = null) => new(
        Token, version, "honchosha", "市役所本庁舎", new(2026, 11, 24), "A012", false, ahead, wait,
        [new("J10", "住民票の写し", "Residence certificate", state, counter, counter is null ? null : "証明書", [new(2, "1F"), new(3, "1F")])], Site.Morning);
}
