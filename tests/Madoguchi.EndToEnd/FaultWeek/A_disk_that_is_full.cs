using System.Net;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>The server is told of a booking and cannot store it. Nobody may have to book again before it comes in.</summary>
public class A_disk_that_is_full
{
    /// <summary>Enough to be told, to pull and to be refused.</summary>
    static readonly TimeSpan APull = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task The_booking_comes_in_soon_after_there_is_room_again()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        var sides = new BothSides(Path.Combine(outside.DataDirectory, "reservation.db"), Path.Combine(hall.DataDirectory, "madoguchi.db"));
        using var resident = new BookingBrowser(outside.Url);
        await Eventually.Is(async () => (await resident.Get("/book/honchosha/day?p=J10")).Html.Contains("/book/honchosha/time?", StringComparison.Ordinal), "what can be booked has come out");
        var disk = new Disk(sides.InsideFile);
        await disk.Full("Bookings");
        await resident.Book("honchosha", ["J10"], Resident.Hanako);
        using var desk = hall.Client("demo-counter");
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < APull;)
            (await CityHall.Post(desk, "/api/v1/sites/honchosha/check-ins", new CheckInRequest("ABCD2345"))).StatusCode.Should().Be(HttpStatusCode.NotFound, "a code that nobody has is said to be unknown");

        await disk.Well();

        await Eventually.Is(() => Task.FromResult(sides.Inside() is [_] && sides.Differences().Count == 0), "both sides know the booking");
    }
}
