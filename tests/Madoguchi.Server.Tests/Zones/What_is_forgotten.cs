using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>What nobody needs any more is in no file of either zone, whichever way one reads the disk.</summary>
public class What_is_forgotten
{
    static readonly Resident Came = new("喜屋武 未央", "キャン ミオ", "080-7319-4466", "mio.kyan@mail.example");
    static readonly Resident Cancelled = new("勅使河原 蓮", "テシガワラ レン", "070-2846-9137", "ren.t@mail.example");
    static readonly Resident Later = new("久保田 凪", "クボタ ナギ", "090-5520-1873", "nagi.k@mail.example");

    readonly Dictionary<Resident, string[]> seals = [];

    [Fact]
    public async Task Nothing_of_a_person_is_left_30_days_after_the_visit_and_7_days_after_a_cancellation()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        var came = await Book(outside, Came);
        await CheckIn(hall, came.Code);
        var cancelled = await Book(outside, Cancelled);
        await Cancel(outside, cancelled, Cancelled);
        await Sealed(Came, came);
        await Sealed(Cancelled, cancelled);
        Traces(Came).Should().NotBeEmpty("the search finds what is there");
        Traces(Cancelled).Should().NotBeEmpty();

        await GoTo("2026-04-09T10:00+09:00");
        await Gone(Cancelled);
        Traces(Came).Should().NotBeEmpty("the visit is a week ago");
        await Sealed(Later, await Book(outside, Later));

        await GoTo("2026-05-02T10:00+09:00");
        await Gone(Came);
        Traces(Later).Should().NotBeEmpty("the other's visit is three weeks ago");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");

        // Killed between the deleting and the rewriting.
        await GoTo("2026-05-02T11:00+09:00", () =>
        {
            Delete(Path.Combine(outside.DataDirectory, "reservation.db"), "Seats", "Outbox", "Bookings");
            Delete(Path.Combine(hall.DataDirectory, "madoguchi.db"), "Bookings");
            Traces(Later).Should().NotBeEmpty("deleted is not gone");
        });
        await Gone(Later);
        foreach (var person in new[] { Came, Cancelled, Later })
            Written(person).Should().NotContain(bytes => hall.Program.Output.Contains(bytes) || outside.Program.Output.Contains(bytes), "no log names anybody");

        // As it lies in the tables of both zones: the names themselves are in no file at any time.
        async Task Sealed(Resident person, BookedReservation booked)
        {
            await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the city hall has it");
            seals[person] =
            [
                .. Row(Path.Combine(outside.DataDirectory, "reservation.db"), booked.Code), .. Row(Path.Combine(hall.DataDirectory, "madoguchi.db"), booked.Code),
            ];
            seals[person].Should().HaveCount(8).And.OnlyContain(stored => stored.StartsWith("s1.", StringComparison.Ordinal));
            foreach (var file in Directory.GetFiles(outside.DataDirectory, "*", SearchOption.AllDirectories).Concat(Directory.GetFiles(hall.DataDirectory, "*", SearchOption.AllDirectories)))
                Written(person).Where(text => Holds(Read(file), text)).Should().BeEmpty($"{file} holds no name");
        }

        async Task GoTo(string time, Action? meanwhile = null)
        {
            // What the city hall does not have yet is kept outside until the next hour.
            await Eventually.Is(() => Task.FromResult(outside.IsAllInside()), "the city hall has everything");
            (outside.Clock, hall.Clock) = (time, time);
            await outside.Program.KillHard();
            await hall.KillHard();
            meanwhile?.Invoke();
            await outside.Start();
            await hall.Start();
        }

        Task Gone(Resident person) => Eventually.Is(() => Task.FromResult(Traces(person).Count is 0), $"nothing is left of {person.Name}, but: {string.Join(", ", Traces(person))}");

        List<string> Traces(Resident person) =>
        [
            .. from folder in new[] { outside.DataDirectory, hall.DataDirectory }
               from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
               let content = Read(file)
               from text in (string[])[.. Written(person), .. seals[person]]
               where Holds(content, text)
               select $"{text} in {Path.GetFileName(file)}",
        ];
    }

    static string[] Row(string path, string code)
    {
        using var database = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var query = database.CreateCommand();
        query.CommandText = """SELECT "Name", "Kana", "Phone", "Mail" FROM "Bookings" WHERE "Code" = $code""";
        query.Parameters.AddWithValue("$code", code.Replace("-", "", StringComparison.Ordinal));
        using var row = query.ExecuteReader();
        return row.Read() ? [row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3)] : [];
    }

    static void Delete(string path, params string[] tables)
    {
        using var database = new SqliteConnection($"Data Source={path};Pooling=False");
        database.Open();
        foreach (var table in tables)
        {
            using var delete = database.CreateCommand();
            delete.CommandText = $"""DELETE FROM "{table}" """;
            delete.ExecuteNonQuery();
        }
    }

    /// <summary>As it was typed and as it may be stored.</summary>
    static string[] Written(Resident person) =>
    [
        person.Name, person.Name.Replace(' ', '\u3000'), .. person.Name.Split(' '), .. person.Kana.Split(' '), person.Phone!, person.Phone!.Replace("-", "", StringComparison.Ordinal), person.Mail!,
    ];

    static bool Holds(byte[] content, string text) => content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    static Task<BookedReservation> Book(OutsideWorld outside, Resident person) => Eventually.Get<BookedReservation>(async () =>
    {
        using var browser = new BookingBrowser(outside.Url);
        try
        {
            return await browser.Book("honchosha", ["J10"], person);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }, "the slots are published");

    static async Task Cancel(OutsideWorld outside, BookedReservation booked, Resident person)
    {
        using var browser = new BookingBrowser(outside.Url);
        await browser.Fill("/r", "/r", ("code", booked.Code), ("contact", person.Phone![^4..]));
        var token = await browser.Token($"/r/{booked.Code}/cancel");
        (await browser.Post($"/r/{booked.Code}/cancel", [new("sure", "yes"), token])).Html.Should().Contain("予約を取り消しました");
    }

    static Task<IssuedTicket> CheckIn(CityHall hall, string code) => Eventually.Get<IssuedTicket>(async () =>
    {
        using var desk = hall.Client("demo-counter");
        using var answer = await CityHall.Post(desk, "/api/v1/sites/honchosha/check-ins", new CheckInRequest(code));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<IssuedTicket>() : null;
    }, "the booking arrives inside");
}
