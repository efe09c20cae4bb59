using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Link;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>
/// Somebody took reservation-web over. The city hall believes nothing of what cannot be true, works on, and when the honest one
/// is back at the same address nothing has to be repaired.
/// </summary>
public class A_hostile_outside
{
    const string Site = "/api/v1/sites/honchosha";
    static readonly DateTimeOffset Morning = DateTimeOffset.Parse(CityHall.Morning, System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Is_not_believed_and_when_it_is_gone_no_honest_reservation_is_lost()
    {
        var log = new ProgramLog();
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer, log: log);
        var before = await Book(outside);
        await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the city hall has it");
        await hall.KillHard();
        var meanwhile = await Book(outside);
        await outside.Program.KillHard();
        var position = Position(hall);

        await using var trap = await HostileOutside.Open(new($"http://127.0.0.1:{FreePorts.Next()}"), []);
        await using (var hostile = await HostileOutside.Open(outside.Url, Lies(), trap.Url))
        {
            await hall.Start();
            await Told("sequence number to which nobody can have counted");
            await Told("more bookings than were asked for");
            await Told("an entry without anything in it");
            await Told("no list of bookings");
            await Told("sequence numbers that do not grow", times: 2);
            await Told("a message of more than 4194304 bytes");
            await Works(hall);
            await Told("it did not answer for 20 s");
            Position(hall).Should().Be(position, "how far a liar claims to reach is not remembered");
            hostile.Acknowledged.Should().BeEmpty();
            Codes(hall).Should().Equal(before.Code);

            await Eventually.Is(() => Task.FromResult(hostile.Acknowledged.Count is 1), "what can be read of an answer comes in");
            Codes(hall).Should().BeEquivalentTo(before.Code, Code(9));
            Said("bookings are not readable and were not let in").Should().ContainSingle().Which.Should().Contain("\"Count\":6");
            Said("Link to reservation-web is down").Where(line => line.Contains("Reason\":\"it ", StringComparison.Ordinal)).Should().HaveCount(8, "one sentence for each lie");
            hostile.Dials.Zip(hostile.Dials.Skip(1), (one, next) => next - one).Take(8).Should().OnlyContain(pause => pause > TimeSpan.FromSeconds(4), "a liar is not dialled without end");
            hostile.Pulls.Should().BeLessThan(20, "a thousand nudges are one pull");
            hostile.Elsewhere.Should().BeEmpty("nothing but the line is asked for");
            trap.Dials.Should().BeEmpty("nobody is sent anywhere");
        }

        await outside.Start();
        using var desk = hall.Client("demo-counter");
        foreach (var code in (string[])[before.Code, meanwhile.Code, (await Book(outside)).Code])
            (await Eventually.Get(() => TryCheckIn(desk, code), "it is known inside")).Legs.Should().ContainSingle(leg => leg.Procedure == "J10");
        // What is kept inside is acknowledged a moment later.
        await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the outside is told that everything is kept");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");

        Task Told(string sentence, int times = 1) =>
            Eventually.Is(() => Task.FromResult(Said(sentence).Count == times), $"the line is cut: {sentence}");

        List<string> Said(string sentence) => [.. log.Lines.Where(line => line.Contains(sentence, StringComparison.Ordinal))];
    }

    static IEnumerable<HostileOutside.Lie> Lies() =>
    [
        new(_ => Batch(Booking(long.MaxValue, 1)), Nudges: 1000),
        new(after => new HostileOutside.Batch([.. Enumerable.Range(1, 10_000).Select(i => Booking(after + i, 2))])),
        new(after => Batch(Booking(after + 1, 3), null)),
        new(_ => new HostileOutside.Batch(null)),
        new(after => Batch(Booking(after + 1, 4), Booking(after + 1, 5))),
        new(after => Batch(Booking(after + 2, 6), Booking(after + 1, 7))),
        new(after => Batch(Booking(after + 1, 8)! with { Name = new('x', 50_000_000) })),
        new(Says: null),
        new(Says: null) { Redirects = true },
        new(after => Batch(
            Booking(after + 1, 10)! with { Name = "国分\u202E花子" }, Booking(after + 2, 11)! with { Name = "国分\u200B花子" },
            Booking(after + 3, 12)! with { SlotStart = new(3000, 1, 1, 9, 0, 0, TimeSpan.FromHours(9)) }, Booking(after + 4, 13)! with { Site = "atlantis" },
            Booking(after + 5, 14)! with { Kana = "<b>" }, Booking(after + 6, 15)! with { Procedures = null! }, Booking(after + 7, 9))),
    ];

    static HostileOutside.Batch Batch(params LinkBooking?[] bookings) => new(bookings);

    static LinkBooking? Booking(long sequence, int number) => new(
        sequence, Code(number), "honchosha", Morning.AddHours(2), 30, ["J10"], "国分 花子", "コクブ　ハナコ", "09012345678", null, "ja", false, Morning);

    static string Code(int number) => $"LLLLLLL{"ABCDEFGHJKLMNPQRSTUVWXYZ"[number]}";

    /// <summary>Nobody in the lobby notices.</summary>
    static async Task Works(CityHall hall)
    {
        using var desk = hall.Client("demo-counter");
        using var answer = await CityHall.Post(desk, $"{Site}/tickets", new IssueTicketRequest(["J10"]));
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
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

    static async Task<IssuedTicket?> TryCheckIn(HttpClient desk, string code)
    {
        using var answer = await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest(code));
        return answer.StatusCode is HttpStatusCode.Created ? await answer.Content.ReadFromJsonAsync<IssuedTicket>() : null;
    }

    static long Position(CityHall hall) => Column(hall, """SELECT "LastStoredSequence" FROM "LinkPositions" """).Cast<long>().Single();

    static IEnumerable<string> Codes(CityHall hall) => Column(hall, """SELECT "Code" FROM "Bookings" """).Cast<string>();

    static List<object> Column(CityHall hall, string sql)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(hall.DataDirectory, "madoguchi.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var query = database.CreateCommand();
        query.CommandText = sql;
        using var rows = query.ExecuteReader();
        var values = new List<object>();
        while (rows.Read())
            values.Add(rows.GetValue(0));
        return values;
    }
}
