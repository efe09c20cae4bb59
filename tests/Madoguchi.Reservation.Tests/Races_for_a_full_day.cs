using Madoguchi.Reservation.Booking;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Madoguchi.Reservation.Tests;

/// <summary>Seats come free, are offered and booked, all at once.</summary>
public class Races_for_a_full_day
{
    [Fact]
    public async Task A_seat_that_comes_free_while_the_list_is_gone_through_is_offered_to_who_came_first()
    {
        await using var world = await WaitingWorld.Start();
        // Wherever in the middle the hold lapses.
        for (var questions = 0; questions < 16; questions++)
        {
            using var typing = world.Site.Resident();
            await typing.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], WaitingWorld.Visit));
            string[] waiting = [await world.Wait($"first{questions}@mail.example"), await world.Wait($"second{questions}@mail.example")];

            world.Clock.TurnAfter(questions, TimeSpan.FromMinutes(13));
            await world.Step();
            world.Clock.TurnAsPlanned();
            await world.Step();

            ((await world.Row(waiting[0])).IsOffered, (await world.Row(waiting[1])).IsOffered).Should().Be((true, false), $"it lapsed after {questions} looks at the clock");
            foreach (var token in waiting)
                await world.Site.Services.GetRequiredService<WaitingDesk>().Leave(token);
        }
    }

    [Fact]
    public async Task Offers_and_bookers_at_once_never_sell_a_seat_twice()
    {
        await using var world = await WaitingWorld.Start(capacity: 2);
        var codes = new[] { await world.Fill(), await world.Fill() };
        for (var i = 0; i < 5; i++)
            await world.Wait($"waits{i}@mail.example");
        var desk = world.Site.Services.GetRequiredService<BookingDesk>();
        var stay = Stay.Of(world.Site.Services.GetRequiredService<Live.MasterBook>().Current, await world.AnyWaiting())!;

        await Task.WhenAll(codes.Select(world.Cancel).Concat(Enumerable.Range(0, 12).Select(i => i % 3 == 0 ? world.Step() : Task.Run(() => desk.Book(
            new(Guid.NewGuid(), stay, WaitingWorld.Visit, new("市民", "シミン", $"0901111000{i % 10}", null), "ja", "test") { Again = true })))));

        // All of them may have come before the seats were free; whoever looks afterwards finds them.
        await world.Step();

        await using var db = world.Site.OpenDatabase();
        (await db.Seats.CountAsync()).Should().Be(2);
        (await db.Waiting.CountAsync(w => w.FormKey != null)).Should().Be(await db.Seats.CountAsync(seat => seat.Code == null));
        (await db.Bookings.CountAsync(b => b.CancelledAt == null)).Should().Be(await db.Seats.CountAsync(seat => seat.Code != null));
    }
}
