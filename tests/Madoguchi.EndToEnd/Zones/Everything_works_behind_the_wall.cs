using FluentAssertions;
using Madoguchi.EndToEnd.CutOff;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.EndToEnd.Zones;

/// <summary>The inner zone drops whatever begins outside, and nobody misses anything.</summary>
[Collection(ZonesCollection.Name)]
public class Everything_works_behind_the_wall(ThreeZones zones)
{
    const string Site = "/api/v1/sites/honchosha";

    [Fact]
    public async Task A_day_of_the_city_hall_goes_by_and_nobody_outside_has_dialled_in()
    {
        await zones.InnerWall.Raise();
        using var resident = AtHome();
        using var visitor = new Visitor(zones.Kiosk.Url, zones.Lobby);
        using var desk = zones.Hall.Client("demo-counter");
        using var clerk = new PhoneDesk(zones);

        // Out: what can be booked. In: what was booked, until it is a number on paper.
        var booked = await Book(resident);
        var number = await Eventually.Get(() => visitor.CheckIn(booked.Code), "the kiosk knows the reservation");
        var paper = (await zones.Kiosk.Papers())[^1];
        paper.Number.Should().Be(number);

        // Out: how many wait, and to which counter.
        for (var i = 0; i < 3; i++)
            await Issue(desk, "H01");
        await Eventually.Is(async () => (await resident.Get("/now")).Html.Contains(">3人<", StringComparison.Ordinal), "residents see how many wait");
        (await CityHall.Post(desk, $"{Site}/counters/2/open")).EnsureSuccessStatusCode();
        (await CityHall.Post(desk, $"{Site}/counters/2/call", new { number })).EnsureSuccessStatusCode();
        var turn = new Uri(paper.Qr.Should().ContainSingle().Subject);
        turn.Authority.Should().Be(zones.Outside.Url.Authority);
        await Eventually.Is(async () => (await resident.Get(turn.AbsolutePath)).Html.Contains("2番窓口へ", StringComparison.Ordinal), "the phone says to which counter");

        // In: a cancellation. Out and in again: a caller's reservation.
        await clerk.SignIn();
        var second = await Book(resident);
        await Eventually.Is(async () => (await clerk.Look(second.Code)).Contains("コクブ", StringComparison.Ordinal), "the city hall has the second reservation");
        await Cancel(resident, second.Code, Resident.Hanako.Phone![^4..]);
        await Eventually.Is(async () => (await clerk.Look(second.Code)).Contains("この予約は取り消されています", StringComparison.Ordinal), "the city hall knows of the cancellation");
        var called = await clerk.Book("2026-04-02T10:00", "やまだ たろう", "042-321-0678");
        (await resident.Fill("/r", "/r", ("code", called), ("contact", "0678"))).Html.Should().Contain("10:00", "the caller's reservation has a seat outside");
        await Eventually.Is(async () => (await clerk.Look(called)).Contains("ヤマダ", StringComparison.Ordinal), "the caller's reservation came back inside");

        (await zones.InnerWall.Count("dialled_in")).Should().Be(0, "nobody outside has even tried to begin a connection inwards");
        (await zones.InnerWall.Count("strayed")).Should().Be(0, "whatever came from outside was an answer");
        (await zones.Hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Theory]
    [InlineData(false, "packets are lost and nobody says so")]
    [InlineData(true, "every connection over it breaks")]
    public async Task What_was_booked_while_the_cable_was_cut_arrives_once_when_it_is_mended(bool said, string how)
    {
        await zones.InnerWall.Raise();
        using var resident = AtHome();
        using var desk = zones.Hall.Client("demo-counter");
        using var clerk = new PhoneDesk(zones);
        using var visitor = new Visitor(zones.Kiosk.Url, zones.Lobby);
        await clerk.SignIn();
        var before = await Book(resident);
        await Eventually.Is(async () => (await clerk.Look(before.Code)).Contains("コクブ", StringComparison.Ordinal), "the line is up");

        await zones.InnerWall.CutCable(ThreeZones.CableToTheOuterZone, said);
        BookedReservation meanwhile;
        try
        {
            // What happens inside is to go out, and finds that there is no way.
            await Issue(desk, "J10");
            if (said)
                await Eventually.Is(async () => !await clerk.LineIsUp(), "the desk is told that the line is cut");
            meanwhile = await Book(resident);
            (await visitor.CheckIn(meanwhile.Code)).Should().BeNull($"{how}, so that the city hall cannot know it yet");
        }
        finally
        {
            await zones.InnerWall.Mend();
        }

        var number = await Eventually.Get(() => visitor.CheckIn(meanwhile.Code), "what was booked meanwhile arrives");
        number.Should().MatchRegex("^A[0-9]+$");
        using (var again = await CityHall.Post(desk, $"{Site}/check-ins", new { reservationCode = meanwhile.Code }))
            (await again.Content.ReadAsStringAsync()).Should().Contain("refusal:reservation-used", "it is one reservation, and it stands for one number");
        (await zones.InnerWall.Count("dialled_in")).Should().Be(0, "the city hall has dialled again, not the outer zone");
    }

    BookingBrowser AtHome() => new(zones.Outside.Url, zones.Internet);

    static async Task Issue(HttpClient desk, string procedure) =>
        (await CityHall.Post(desk, $"{Site}/tickets", new { procedures = new[] { procedure } })).EnsureSuccessStatusCode();

    static Task<BookedReservation> Book(BookingBrowser resident) => Eventually.Get<BookedReservation>(async () =>
    {
        try
        {
            return await resident.Book("honchosha", ["J10"], Resident.Hanako);
        }
        catch (InvalidOperationException)
        {
            // What can be booked is still on its way out.
            return null;
        }
    }, "a reservation from the internet");

    static async Task Cancel(BookingBrowser resident, string code, string contact)
    {
        await resident.Fill("/r", "/r", ("code", code), ("contact", contact));
        var token = await resident.Token($"/r/{code}/cancel");
        (await resident.Post($"/r/{code}/cancel", [new("sure", "yes"), token])).Html.Should().Contain("予約を取り消しました");
    }
}
