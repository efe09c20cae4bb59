using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Tests.Persistence;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>What nobody needs any more is in no file of either zone, whichever way one reads the disk, and no log ever named anybody.</summary>
public class What_is_forgotten
{
    const string First = "2026-04-01", PublicUrl = "https://yoyaku.city.example.jp";

    static readonly Resident Came = new("喜屋武 未央", "キャン ミオ", "080-7319-4466", "mio.kyan@mail.example");
    static readonly Resident Cancelled = new("勅使河原 蓮", "テシガワラ レン", "070-2846-9137", "ren.t@mail.example");
    static readonly Resident Later = new("久保田 凪", "クボタ ナギ", "090-5520-1873", "nagi.k@mail.example");
    static readonly Resident Waiting = new("東風平 さくら", "コチンダ サクラ", Mail: "sakura.k@mail.example");

    readonly Dictionary<Resident, string[]> _seals = [];
    readonly ProgramLog _log = new();

    [Fact]
    public async Task Nothing_of_a_person_is_left_30_days_after_the_visit_and_7_days_after_a_cancellation() => await Story(new Stores.Files(), files: true);

    [Fact]
    public async Task Nothing_is_left_in_any_row_on_PostgreSQL_either()
    {
        using var cluster = new PostgresCluster();
        using var keys = new TemporaryFolder();
        await Story(new Stores.Postgres(cluster, keys.Path), files: false);
    }

    /// <param name="files">The bytes of the database can be looked at as well.</param>
    async Task Story(Stores stores, bool files)
    {
        await using var relay = new MailServer();
        await using var outside = stores.Outside = await OutsideWorld.Open(new Dictionary<string, string?>(stores.Of(Zone.Outer))
        {
            ["MADOGUCHI__MAIL__SMTP"] = $"smtp:127.0.0.1:{relay.Port}",
            ["MADOGUCHI__MAIL__FROM"] = "国分寺市 <yoyaku@city.example.jp>",
            ["MADOGUCHI__PUBLICURL"] = PublicUrl,
        }, log: _log);
        await using var hall = stores.Hall = await CityHall.Open(
            new Dictionary<string, string?>(stores.Of(Zone.Inner).Concat(outside.ForTheServer)), CityHall.OneSeatADay(new(11, 0)), log: _log);
        var came = await Book(outside, relay, Came);
        await CheckIn(hall, came.Code);
        await Wait(outside, First);
        var cancelled = await Book(outside, relay, Cancelled);
        await Cancel(outside, cancelled, Cancelled);
        await Sealed(Came, came);
        await Sealed(Cancelled, cancelled);
        _seals[Waiting] = [.. stores.Row(Zone.Outer, """SELECT "Name", "Kana", "Mail" FROM "Waiting" """)];
        _seals[Waiting].Should().HaveCount(3).And.OnlyContain(stored => stored.StartsWith("s1.", StringComparison.Ordinal));
        foreach (var person in new[] { Came, Cancelled, Waiting })
            Traces(person).Should().NotBeEmpty("the search finds what is there");
        string[] told = [.. _log.Lines.Where(line => line.Contains("Link to reservation-web is up", StringComparison.Ordinal) || line.Contains("The line to the city hall is open", StringComparison.Ordinal))];
        told.Should().HaveCountGreaterThanOrEqualTo(2, "both programs have spoken while everybody booked");

        await GoTo("2026-04-09T10:00+09:00");
        await Gone(Cancelled);
        await Gone(Waiting);
        Traces(Came).Should().NotBeEmpty("the visit is a week ago");
        await Sealed(Later, await Book(outside, relay, Later));

        await GoTo("2026-05-02T10:00+09:00");
        await Gone(Came);
        Traces(Later).Should().NotBeEmpty("the other's visit is three weeks ago");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");

        // Killed between the deleting and the rewriting.
        await GoTo("2026-05-02T11:00+09:00", () =>
        {
            stores.Empty(Zone.Outer, "Seats", "Outbox", "Bookings", "Mails");
            stores.Empty(Zone.Inner, "Bookings");
            if (files)
                Traces(Later).Should().NotBeEmpty("deleted is not gone");
        });
        await Gone(Later);

        var searched = Encoding.UTF8.GetBytes(string.Join('\n', _log.Lines));
        told.Should().OnlyContain(line => Written.Holds(searched, line), "what the first programs said is searched as well");
        foreach (var person in new[] { Came, Cancelled, Later, Waiting })
            Written.Of(person).Where(text => Written.Holds(searched, text)).Should().BeEmpty("no log names anybody");

        // As it lies in the tables of both zones: the names themselves are nowhere at any time.
        async Task Sealed(Resident person, BookedReservation booked)
        {
            await Eventually.Is(() => Task.FromResult(stores.IsAllInside()), "the city hall has it");
            _seals[person] = [.. Enum.GetValues<Zone>().SelectMany(zone => stores.Row(zone, """SELECT "Name", "Kana", "Phone", "Mail" FROM "Bookings" WHERE "Code" = @value""", booked.Code))];
            _seals[person].Should().HaveCount(8).And.OnlyContain(stored => stored.StartsWith("s1.", StringComparison.Ordinal));
            foreach (var (name, content) in stores.Contents())
                Written.Of(person).Concat(Written.Of(Waiting)).Where(text => Written.Holds(content, text)).Should().BeEmpty($"{name} holds no name");
        }

        async Task GoTo(string time, Action? meanwhile = null)
        {
            // What the city hall does not have yet is kept outside until the next hour.
            await Eventually.Is(() => Task.FromResult(stores.IsAllInside()), "the city hall has everything");
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
            .. from thing in stores.Contents()
               from text in Written.Of(person).Concat(_seals[person])
               where Written.Holds(thing.Content, text)
               select $"{text} in {Path.GetFileName(thing.Name)}",
        ];
    }

    /// <summary>Books, and opens the link in the mail as its button wants it.</summary>
    static async Task<BookedReservation> Book(OutsideWorld outside, MailServer relay, Resident person)
    {
        using var browser = new BookingBrowser(outside.Url);
        var booked = await Eventually.Get<BookedReservation>(async () =>
        {
            try
            {
                return await browser.Book("honchosha", ["J10"], person);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }, "the slots are published");
        var letter = await Eventually.Get(() => Task.FromResult(relay.To(person.Mail).FirstOrDefault(one => one.Subject!.Contains("予約を決めるには", StringComparison.Ordinal))), "the mail comes");
        var page = Regex.Match(letter.TextBody!, $"{Regex.Escape(PublicUrl)}(/r/[^\\s\"]+)").Groups[1].Value;
        var form = (await browser.Get(page)).Html;
        await browser.Fill(page, Regex.Match(form, "action=\"(/r/[^\"]+/confirm)\"").Groups[1].Value, ("k", Hidden(form, "k")));
        return booked;
    }

    /// <summary>The only seat of the day is taken.</summary>
    static async Task Wait(OutsideWorld outside, string day)
    {
        using var browser = new BookingBrowser(outside.Url);
        var form = $"/book/honchosha/wait?p=J10&day={day}";
        var page = await browser.Fill(form, form, ("key", Hidden((await browser.Get(form)).Html, "key")), ("name", Waiting.Name), ("kana", Waiting.Kana), ("mail", Waiting.Mail!));
        page.Html.Should().Contain("空きを待っています");
    }

    static string Hidden(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

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
