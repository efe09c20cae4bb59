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
