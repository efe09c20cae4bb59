using System.Text.Json.Nodes;
using FluentAssertions;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>Master data of a file may take a reservation its time; whoever runs the command is told, and the reservation stands.</summary>
public class Seeding_over_reservations
{
    [Fact]
    public async Task Says_which_reservations_have_lost_their_slot()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var browser = new BookingBrowser(outside.Url);
        var booked = await Eventually.Get<BookedReservation>(async () =>
        {
            var day = await browser.Get("/book/honchosha/day?p=J10");
            return day.Html.Contains("/book/honchosha/time?", StringComparison.Ordinal) ? await browser.Book("honchosha", ["J10"], Resident.Hanako) : null;
        }, "the city hall has published");
        await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the city hall knows the reservation");

        (await hall.Command("seed", "--demo")).Should().NotContain("no slot");
        var closed = CityHall.SeedWith(sites =>
        {
            foreach (var site in sites["sites"]!.AsArray())
                foreach (var hours in site!["hours"]!.AsArray())
                    (hours!["open"], hours["close"], hours["lastTicket"]) = ((JsonNode)"16:00", (JsonNode)"17:00", (JsonNode)"16:45");
        });

        var told = await hall.Command("seed", closed);

        told.Should().Contain($"1 coming reservation has no slot or no seat now; move or cancel them with their holders (/admin/master/booking): {booked.Code}").And.NotContain("国分 花子");
    }
}
