using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Tests.Races;
using Madoguchi.TestKit.Programs;
using Xunit;

namespace Madoguchi.Server.Tests.Counters;

public sealed class Commands_over_HTTP : IAsyncLifetime
{
    const string Site = "/api/v1/sites/honchosha";

    CityHall _hall = null!;
    HttpClient _clerk = null!;

    public async Task InitializeAsync()
    {
        _hall = await CityHall.Open();
        _clerk = _hall.Client("demo-counter");
        await Done("counters/2/open");
    }

    public async Task DisposeAsync()
    {
        _clerk.Dispose();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task A_paper_is_waited_for_called_for_and_handed_out()
    {
        var ticket = await A_busy_morning.Issue(_clerk, "J10");
        await Done("counters/2/call-next");
        (await Done<CounterTicket>("counters/2/pickup")).Leg.State.Should().Be(LegStates.AwaitingPickup);
        (await Done<CounterTicket>("counters/2/call-pickup", new CallForPickupRequest(ticket.Number))).Leg.State.Should().Be(LegStates.Called);
        var board = await Get<BoardState>("board");
        board.Calls[0].Kind.Should().Be("pickup");
        board.Pickup.Should().Equal(new BoardPickup(ticket.Number, 2, "証明書"));
        await Done("counters/2/undo");
        (await Get<BoardState>("board")).Pickup.Should().BeEmpty();
        await Done("counters/2/call-pickup");
        await Done("counters/2/complete");
        (await Post("counters/2/call-pickup")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await Post("counters/2/call-pickup", new CallForPickupRequest(ticket.Number))).StatusCode.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_family_on_the_phone_is_noted_by_a_clerk_only()
    {
        var ask = new IssueTicketRequest(["J01", "J10"], Channel: "phone", Persons: 4, Note: "代理の方が来庁");
        var ticket = await Done<IssuedTicket>("tickets", ask);
        var details = await Get<TicketDetails>($"tickets/{ticket.TicketId}");
        (details.Channel, details.Persons, details.Note).Should().Be(("phone", 4, "代理の方が来庁"));
        details.Visit.Should().Be(new VisitMinutes(0, 0, 0), "they have just come");
        using var kiosk = _hall.Client("demo-kiosk");
        (await CityHall.Post(kiosk, $"{Site}/tickets", ask)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await CityHall.Post(kiosk, $"{Site}/tickets", new IssueTicketRequest(["J10"], Persons: 3))).StatusCode.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_counter_helps_out_takes_a_procedure_off_and_sets_aside_until_a_time()
    {
        await Done<IssuedTicket>("tickets", new IssueTicketRequest(["J02", "J11"]));
        await Done("counters/2/skills", new CounterSkillsRequest(["A"], ["J02"]));
        (await Get<CounterInfo[]>("counters"))[1].Procedures.Should().Equal("J02");
        var called = await Done<CounterTicket>("counters/2/call-next");
        called.Leg.Procedure.Should().Be("J02");
        (await Done<CounterTicket>("counters/2/remove-procedure", new RemoveProcedureRequest(2))).Leg.State.Should().Be(LegStates.Cancelled);
        await Done("counters/2/hold", new HoldRequest("書類待ち", DateTimeOffset.Parse("2026-04-01T11:00+09:00", System.Globalization.CultureInfo.InvariantCulture)));
        (await Post("counters/2/take-summons", new TakeSummonsRequest("A"))).StatusCode.Should().Be(HttpStatusCode.Conflict);
        (await Get<SummonsInfo[]>("summons")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_day_ends_with_a_list_of_who_still_waits()
    {
        var ticket = await A_busy_morning.Issue(_clerk, "J10");
        (await Post("close-day")).StatusCode.Should().Be(HttpStatusCode.Conflict);
        var ended = await Done<DayEnded>("close-day", new CloseDayRequest(Anyway: true));
        ended.Expired.Should().ContainSingle().Which.Should().BeEquivalentTo(new ExpiredTicketInfo(ticket.TicketId, ticket.Number, ["J10"]));
        var late = await Post("tickets", new IssueTicketRequest(["J10"]));
        (await late.Content.ReadAsStringAsync()).Should().Contain("site-closed");
    }

    [Fact]
    public async Task Where_staff_move_an_officer_is_summoned_to_the_seat()
    {
        var folder = CityHall.WideBands(999);
        var path = Path.Combine(folder, "sites.json");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("\"code\": \"honchosha\",", "\"code\": \"honchosha\", \"staffMoves\": true,", StringComparison.Ordinal));
        await using var hall = await CityHall.Open(seed: folder);
        using var clerk = hall.Client("demo-counter");
        foreach (var step in (string[])["counters/4/open", "tickets", "counters/4/call-next", "counters/4/complete"])
            (await CityHall.Post(clerk, $"{Site}/{step}", step is "tickets" ? new IssueTicketRequest(["J01", "H01"]) : null)).EnsureSuccessStatusCode();
        var summons = await clerk.GetFromJsonAsync<SummonsInfo[]>(new Uri($"{Site}/summons?category=D", UriKind.Relative));
        summons.Should().ContainSingle().Which.Should().Match<SummonsInfo>(one => one.Counter == 4 && one.Procedure == "H01" && one.Number == "B001");
        using var taken = await CityHall.Post(clerk, $"{Site}/counters/4/take-summons", new TakeSummonsRequest("D"));
        (await taken.Content.ReadFromJsonAsync<CounterTicket>())!.Leg.Should().Be(new CounterLeg(2, "H01", LegStates.Serving));
    }

    Task<HttpResponseMessage> Post(string path, object? body = null) => CityHall.Post(_clerk, $"{Site}/{path}", body);

    async Task<string> Done(string path, object? body = null)
    {
        using var answer = await Post(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().BeOneOf([HttpStatusCode.OK, HttpStatusCode.Created], $"{path}: {text}");
        return text;
    }

    async Task<T> Done<T>(string path, object? body = null) =>
        System.Text.Json.JsonSerializer.Deserialize<T>(await Done(path, body), System.Text.Json.JsonSerializerOptions.Web)!;

    async Task<T> Get<T>(string path) => (await _clerk.GetFromJsonAsync<T>(new Uri($"{Site}/{path}", UriKind.Relative)))!;
}
