using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>Each program survives the loss of the others, and heals without a restart.</summary>
public class The_line_is_cut
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task City_hall_works_on_without_the_outside_and_the_outside_books_on_without_city_hall()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var desk = hall.Client("demo-counter");
        (await CityHall.Post(desk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();

        // Both there: booked outside, checked in inside, followed outside.
        var first = await Book(outside);
        var ticket = await CheckIn(desk, first.Code);
        (await Call(desk, ticket.Number)).Number.Should().Be(ticket.Number);
        using var phone = new HttpClient();
        ticket.StatusUrl.Should().StartWith(outside.Url.ToString());
        await Eventually.Is(async () => (await phone.GetStringAsync(new Uri(ticket.StatusUrl))).Contains("2番", StringComparison.Ordinal), "the phone says to which counter");

        // The outside dies: kiosks, counters and boards do not notice.
        await outside.Program.KillHard();
        await using (var board = await Board(hall))
        {
            var walkIn = await Issue(desk);
            (await Call(desk, walkIn.Number)).Number.Should().Be(walkIn.Number);
            await Eventually.Is(() => Task.FromResult(board.Newest?.Calls[0].Number == walkIn.Number), "the board shows the call");
        }
        (await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest("ABCD2345"))).StatusCode.Should().Be(HttpStatusCode.NotFound, "an unknown code is answered, not waited for");
        await outside.Start();

        // It is back: nothing has to be restarted inside.
        var second = await Book(outside);
        (await Eventually.Get(() => TryCheckIn(desk, second.Code), "the second booking arrives")).Number.Should().NotBe(ticket.Number);

        // The inside dies: residents book on; what they booked is there when it is back.
        await hall.KillHard();
        var third = await Book(outside);
        await hall.Start();
        (await Eventually.Get(() => TryCheckIn(desk, third.Code), "the booking of the night arrives")).Legs.Should().ContainSingle(leg => leg.Procedure == "J10");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    static async Task<BookedReservation> Book(OutsideWorld outside)
    {
        using var browser = new BookingBrowser(outside.Url);
        return await Eventually.Get<BookedReservation>(async () =>
        {
            try
            {
                return await browser.Book("honchosha", ["J10"], Resident.Hanako);
            }
            catch (InvalidOperationException)
            {
                // The master data of a fresh outside is still on its way.
                return null;
            }
        }, "a booking");
    }

    static async Task<IssuedTicket> CheckIn(HttpClient desk, string code) => await Eventually.Get(() => TryCheckIn(desk, code), "the booking arrives inside");

    static async Task<IssuedTicket?> TryCheckIn(HttpClient desk, string code)
    {
        using var answer = await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest(code));
        return answer.StatusCode is HttpStatusCode.Created ? await answer.Content.ReadFromJsonAsync<IssuedTicket>() : null;
    }

    static async Task<IssuedTicket> Issue(HttpClient desk)
    {
        using var answer = await CityHall.Post(desk, $"{Site}/tickets", new IssueTicketRequest(["J10"]));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<IssuedTicket>())!;
    }

    static async Task<CounterTicket> Call(HttpClient desk, string number)
    {
        using var answer = await CityHall.Post(desk, $"{Site}/counters/2/call", new CallTicketRequest(number));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<CounterTicket>())!;
    }

    static async Task<ConnectedBoard> Board(CityHall hall)
    {
        using var client = hall.Client(null);
        var session = await client.GetFromJsonAsync<Session>(new Uri("/signage/session?display=honchosha.lobby", UriKind.Relative));
        var board = new ConnectedBoard(new HubConnectionBuilder()
            .WithUrl(new Uri(hall.Url, "/hubs/signage"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(session!.Token))
            .Build());
        await board.Start();
        return board;
    }

    sealed record Session(string Token);

    sealed class ConnectedBoard(HubConnection hub) : IAsyncDisposable
    {
        public BoardState? Newest { get; private set; }

        public async Task Start()
        {
            hub.On<BoardState>(nameof(ISignageClient.Board), board => Newest = board);
            await hub.StartAsync();
            Newest = (await hub.InvokeAsync<HubReply<DisplaySnapshot>>(nameof(ISignageHub.Subscribe), "honchosha.lobby")).Value!.Board;
        }

        public ValueTask DisposeAsync() => hub.DisposeAsync();
    }
}
