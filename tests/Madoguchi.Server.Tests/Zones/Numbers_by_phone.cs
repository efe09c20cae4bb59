using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using Madoguchi.Contracts.Http;
using Madoguchi.TestKit.Programs;
using Madoguchi.TestKit.Residents;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>スマホ発券 through both programs: one wish is one number, whatever breaks between the zones.</summary>
public class Numbers_by_phone
{
    const string Site = "/api/v1/sites/honchosha";

    /// <summary>Many phones behind one address.</summary>
    static readonly Dictionary<string, string?> Many = new() { ["MADOGUCHI__REMOTE__PERCLIENT"] = "1000" };

    [Fact]
    public async Task A_number_is_taken_checked_in_called_and_served()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var desk = hall.Client("demo-counter");
        using var phone = new BookingBrowser(outside.Url);

        var page = await Take(phone);
        page.Html.Should().Contain("A001");
        var code = await CodeOn(phone, page);

        // Not here yet: nobody is called, also by number.
        await Post(desk, "/counters/2/open");
        using (var nobody = await CityHall.Post(desk, $"{Site}/counters/2/call-next"))
            nobody.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await Refused(desk, "/counters/2/call", new CallTicketRequest("A001"))).Should().Be("urn:madoguchi:refusal:ticket-away");

        using var answer = await CityHall.Post(desk, $"{Site}/check-ins", new CheckInRequest(code));
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        var ticket = (await answer.Content.ReadFromJsonAsync<IssuedTicket>())!;
        (ticket.Number, ticket.PeopleAhead).Should().Be(("A001", 0));
        ticket.StatusUrl.Should().EndWith(page.Address.Segments[^1], "phone and paper show the same page");
        (await Refused(desk, "/check-ins", new CheckInRequest(code))).Should().Be("urn:madoguchi:refusal:reservation-used");

        using var called = await CityHall.Post(desk, $"{Site}/counters/2/call-next");
        (await called.Content.ReadFromJsonAsync<CounterTicket>())!.Number.Should().Be("A001");
        await Eventually.Is(async () => (await phone.Get(page.Address.PathAndQuery)).Html.Contains("2番窓口へ", StringComparison.Ordinal), "the phone says where to go");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task A_number_that_is_given_up_is_called_by_nobody()
    {
        await using var outside = await OutsideWorld.Open();
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var desk = hall.Client("demo-counter");
        using var phone = new BookingBrowser(outside.Url);
        var page = await Take(phone);
        var code = await CodeOn(phone, page);

        (await phone.Fill($"{page.Address.AbsolutePath}/give-up", $"{page.Address.AbsolutePath}/give-up")).Html.Should().Contain("番号をやめました");
        await Eventually.Is(async () => (await phone.Get(page.Address.PathAndQuery)).Html.Contains("取り消されました", StringComparison.Ordinal), "the city hall knows it");
        (await Refused(desk, "/check-ins", new CheckInRequest(code))).Should().Be("urn:madoguchi:refusal:reservation-unknown");

        (await Take(phone)).Html.Should().Contain("A002", "a phone without a number may take another");
    }

    [Fact]
    public async Task The_answer_is_lost_and_both_programs_are_killed_and_every_wish_is_one_number()
    {
        await using var outside = await OutsideWorld.Open(Many);
        await using var line = new Line(outside.Url);
        await using var hall = await CityHall.Open(new Dictionary<string, string?>(outside.ForTheServer) { ["MADOGUCHI__RESERVATIONWEB__URL"] = line.Url.ToString() });
        var pages = new List<Uri>();
        foreach (var fault in new Func<Task[], Task>[]
        {
            // What the city hall asks arrives; the wishes it is answered with do not.
            async _ =>
            {
                var lost = line.Lost;
                line.LoseAnswers();
                await Eventually.Is(() => Task.FromResult(line.Lost > lost), "an answer was lost");
                line.Cut();
                line.Mend();
            },
            async taking =>
            {
                line.Cut();
                await Settled(taking);
                line.Mend();
            },
            async _ =>
            {
                await hall.KillHard();
                await hall.Start();
            },
            async _ =>
            {
                await outside.Program.KillHard();
                await outside.Start();
            },
        })
        {
            using var open = new BookingBrowser(outside.Url);
            await Eventually.Is(async () => (await open.Get("/remote")).Html.Contains("今日はあと", StringComparison.Ordinal), "numbers can be taken");
            var before = Wishes(outside);
            var taken = Enumerable.Range(0, 5).Select(async _ =>
            {
                using var phone = new BookingBrowser(outside.Url);
                return (await Ask(phone)).Address;
            }).ToArray();
            // Some are on their way to the number and back, some are still asking.
            await Eventually.Is(() => Task.FromResult(Wishes(outside) > before || Array.TrueForAll(taken, one => one.IsCompleted)), "somebody has asked");
            await fault(taken);
            foreach (var page in taken)
                await Keep(page, pages);
        }

        using var look = new BookingBrowser(outside.Url);
        var numbers = new List<string>();
        foreach (var page in pages)
            numbers.Add(await Eventually.Get<string>(async () => NumberOn((await look.Get(page.PathAndQuery)).Html), "the number is there"));
        pages.Should().HaveCountGreaterThan(5, "the faults let most wishes through");
        numbers.Should().OnlyHaveUniqueItems("one wish, one number");
        using var desk = hall.Client("demo-counter");
        // Of some wishes nobody saw a page: their answers may still be on their way.
        await Eventually.Is(() => Task.FromResult(Answered(outside) == Wishes(outside)), "every wish is answered");
        // What the day issued is what was wished for, and not one more.
        (Issued(hall), NumbersKnown(outside)).Should().Be((Wishes(outside), Wishes(outside)), "every wish has one number, and its page knows it");
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task A_wish_whose_number_was_lost_on_its_way_is_asked_again_and_is_told_the_same_number()
    {
        await using var outside = await OutsideWorld.Open(Many);
        await using var line = new Line(outside.Url);
        await using var hall = await CityHall.Open(new Dictionary<string, string?>(outside.ForTheServer) { ["MADOGUCHI__RESERVATIONWEB__URL"] = line.Url.ToString() });
        using var first = new BookingBrowser(outside.Url);
        (await Take(first)).Html.Should().Contain("A001");

        using var phone = new BookingBrowser(outside.Url);
        line.LoseWhatIsSaidOnce(() => Issued(hall) > 1);
        var page = await Ask(phone);
        await Eventually.Is(() => Task.FromResult(line.Unheard > 0), "the number is given, and nothing more is heard of the city hall");
        line.Cut();
        (Issued(hall), Answered(outside)).Should().Be((2L, 1L), "the number is in the ledger, and its page does not know it");
        line.Mend();

        await Eventually.Is(() => Task.FromResult(Answered(outside) == 2), "the wish is answered");
        NumberOn((await phone.Get(page.Address.PathAndQuery)).Html).Should().Be("A002", "one wish, one number");
        Issued(hall).Should().Be(2);
        (await hall.Command("verify-ledger")).Should().Contain("no difference");
    }

    [Fact]
    public async Task The_day_has_its_limit_however_many_phones_ask_at_once()
    {
        await using var outside = await OutsideWorld.Open(Many);
        await using var hall = await CityHall.Open(outside.ForTheServer);
        using var first = new BookingBrowser(outside.Url);
        (await Take(first)).Html.Should().Contain("A001");

        var pages = await Task.WhenAll(Enumerable.Range(0, 60).Select(async _ =>
        {
            using var phone = new BookingBrowser(outside.Url);
            return await Ask(phone);
        }));

        using var look = new BookingBrowser(outside.Url);
        var outcomes = new List<string>();
        foreach (var page in pages.Where(IsTaken))
            outcomes.Add(await Eventually.Get<string>(async () => (await look.Get(page.Address.PathAndQuery)).Html is var html && NumberOn(html) is { } number ? number
                : html.Contains("スマホで取れる今日の番号は終わりました", StringComparison.Ordinal) ? "full" : null, "an answer"));
        outcomes.Where(outcome => outcome is not "full").Should().HaveCount(39).And.OnlyHaveUniqueItems();
        var start = await Eventually.Get<string>(async () =>
            (await look.Get("/remote")).Html is var html && html.Contains("今日の分は終わりました", StringComparison.Ordinal) ? html : null, "the page says that there are none left");
        start.Should().Contain("発券機で番号を取れます");
    }

    /// <summary>The page of the number, as soon as the city hall gives numbers.</summary>
    static Task<ResidentPage> Take(BookingBrowser phone) => Eventually.Get<ResidentPage>(async () =>
        await Ask(phone) is var page && IsTaken(page) ? page : null, "a number can be taken");

    static bool IsTaken(ResidentPage page) => page.Address.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal);

    static async Task<ResidentPage> Ask(BookingBrowser phone)
    {
        const string Address = "/remote/honchosha/confirm?p=J10";
        var form = await phone.Get(Address);
        if (!form.Html.Contains("name=\"key\"", StringComparison.Ordinal))
            return form;
        return await phone.Post(Address, [new("key", BookingBrowser.Hidden(form.Html, "key")), new("__RequestVerificationToken", BookingBrowser.Hidden(form.Html, "__RequestVerificationToken"))]);
    }

    static Task<string> CodeOn(BookingBrowser phone, ResidentPage page) => Eventually.Get<string>(async () =>
        Regex.Match((await phone.Get(page.Address.PathAndQuery)).Html, "class=\"r-code\">([0-9A-Z]{4})-([0-9A-Z]{4})") is { Success: true } code ? code.Groups[1].Value + code.Groups[2].Value : null, "the code to check in with");

    static string? NumberOn(string html) => Regex.Match(html, "class=\"r-turn__number\">(A[0-9]{3})") is { Success: true } number ? number.Groups[1].Value : null;

    static async Task Keep(Task<Uri> taking, List<Uri> pages)
    {
        try
        {
            if (await taking is var page && page.AbsolutePath.StartsWith("/t/", StringComparison.Ordinal))
                pages.Add(page);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException)
        {
            // Whoever saw no page was promised nothing.
        }
    }

    static async Task Settled(Task[] tasks)
    {
        foreach (var task in tasks)
            await task.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    static async Task<string?> Refused(HttpClient desk, string path, object body)
    {
        using var answer = await CityHall.Post(desk, Site + path, body);
        return answer.IsSuccessStatusCode ? null : (await answer.Content.ReadFromJsonAsync<Microsoft.AspNetCore.Mvc.ProblemDetails>())?.Type;
    }

    static async Task Post(HttpClient desk, string path) => (await CityHall.Post(desk, Site + path)).EnsureSuccessStatusCode();

    static long Issued(CityHall hall) => Count(
        Directory.GetFiles(hall.DataDirectory, "*.ledger.db").Single(), "SELECT COUNT(*) FROM ledger WHERE type = 'TicketIssued'");

    static long Wishes(OutsideWorld outside) => Count(Path.Combine(outside.DataDirectory, "reservation.db"), """SELECT COUNT(*) FROM "Remote" """);

    static long Answered(OutsideWorld outside) => Count(Path.Combine(outside.DataDirectory, "reservation.db"), """SELECT COUNT(*) FROM "Remote" WHERE "AnsweredAt" IS NOT NULL""");

    static long NumbersKnown(OutsideWorld outside) => Count(Path.Combine(outside.DataDirectory, "reservation.db"), """SELECT COUNT(DISTINCT "Number") FROM "Remote" """);

    static long Count(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
