using System.Net;
using System.Text.RegularExpressions;
using Madoguchi.Reservation.Booking;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Madoguchi.Reservation.Tests;

/// <summary>One phone number or mailbox, over all days and sites: six standing reservations, and three unproved mails a day.</summary>
public sealed class One_contact_books_only_so_much : IAsyncDisposable
{
    const string Full = "この連絡先では、これからの予約がもう6件あるため", Unproved = "確認のメールをもう3通お送りしました", Somebody = "somebody@mail.example";
    static readonly DateTimeOffset Nine = Site.Morning.AddHours(1);
    static readonly Resident Mother = new("国分 花子", "こくぶ はなこ", "090-1234-5678");
    static readonly IReadOnlyList<LinkSlot> Slots =
        [.. OutsideMaster.Slots(Nine, 4, 50), .. OutsideMaster.Slots(Nine.AddDays(1), 4, 50), .. OutsideMaster.Slots(Nine.AddDays(2), 4, 50, "kokubunji-eki")];

    readonly TurnedClock clock = new(Site.Morning);
    readonly MailServer relay = new();

    [Fact]
    public async Task A_mother_books_six_visits_over_days_and_sites_the_seventh_says_what_to_do_and_a_cancelled_one_makes_room()
    {
        await using var site = await Open();
        using var browser = site.Resident();
        var codes = new List<string>();
        foreach (var start in Starts().Take(6))
            codes.Add((await Send(browser, Mother, start)).Booked!.Code);

        var seventh = await Send(browser, Mother with { Phone = "０９０１２３４５６７８", Kana = "コクブ タロウ", Name = "国分 太郎" }, Nine.AddDays(1).AddHours(1));

        seventh.Status.Should().Be(HttpStatusCode.Conflict);
        seventh.Html.Should().Contain(Full).And.Contain("市役所の窓口か電話").And.Contain("value=\"国分 太郎\"").And.Contain("href=\"/r\"");
        (await Send(browser, Mother with { Phone = "042-325-0111" }, Nine)).Booked.Should().NotBeNull("another number is another contact");
        await Cancel(site, codes[3]);
        (await Send(browser, Mother, Nine.AddDays(1))).Booked.Should().NotBeNull();
        clock.Turn(TimeSpan.FromHours(2));
        (await Send(browser, Mother, Nine.AddDays(1))).Booked.Should().NotBeNull("the first is over");
    }

    [Fact]
    public async Task Twelve_forms_at_once_are_six_reservations_exactly_and_a_form_sent_again_is_none_more()
    {
        await using var site = await Open();
        using var browser = site.Resident();
        var forms = new List<DetailsForm>();
        for (var i = 0; i < 12; i++)
            forms.Add(await browser.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine.AddMinutes(30 * (i % 4)))));

        var answers = await Task.WhenAll(forms.Concat(forms).Select(form => Task.Run(() => form.Send(Mother))));

        answers.Where(answer => answer.Booked is not null).Select(answer => answer.Booked!.Code).Distinct().Should().HaveCount(6);
        answers.Count(answer => answer.Html.Contains(Full, StringComparison.Ordinal)).Should().Be(12);
        await using var db = site.OpenDatabase();
        (await db.Bookings.CountAsync()).Should().Be(6);
        (await db.Seats.CountAsync(seat => seat.Code != null)).Should().Be(6);
    }

    [Fact]
    public async Task Staff_book_for_whoever_calls_and_the_last_four_digits_are_nobodys_limit()
    {
        await using var site = await Open(perClient: 7);
        using var browser = site.Resident();
        for (var i = 0; i < 6; i++)
            await Send(browser, Mother, Nine);
        await using var cityHall = await site.Dial();
        var desk = site.Services.GetService(typeof(Link.StaffDesk)) as Link.StaffDesk;

        for (var i = 0; i < 8; i++)
            (await desk!.Book(new(Guid.NewGuid(), new("honchosha", ["J10"], ""), Nine, "国分 花子", "コクブ ハナコ", i % 2 == 0 ? "090-1234-5678" : "5678", true))).Value.Should().NotBeNull();

        await using var db = site.OpenDatabase();
        (await db.Bookings.CountAsync(b => b.PhoneContact != null)).Should().Be(6);
    }

    [Fact]
    public async Task Fifty_forms_with_somebody_elses_address_are_three_mails_and_a_word()
    {
        await using var site = await Open(mail: true);
        using var script = site.Resident();
        var forms = new List<DetailsForm>();
        for (var i = 0; i < 50; i++)
            forms.Add(await script.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], Starts().First())));

        var answers = await Task.WhenAll(forms.Select((form, i) => Task.Run(() => form.Send(new($"脅し文句 {i}", "おどし", Mail: i % 2 == 0 ? Somebody : "SOMEBODY@mail.example")))));

        answers.Count(answer => answer.Booked is not null).Should().Be(ContactLimit.MostUnproved);
        answers.Where(answer => answer.Booked is null).Select(answer => (answer.Status, answer.Html.Contains(Unproved) && answer.Html.Contains("電話番号だけでも予約できます"))).Distinct()
            .Should().Equal((HttpStatusCode.Conflict, true));
        await Eventually.Is(() => Task.FromResult(Mails().Count == 3), "three mails");
        foreach (var letter in Mails())
            (letter.TextBody + letter.HtmlBody + letter.To).Should().NotContain("脅し", "nothing that was typed beside the address goes there");
    }

    [Fact]
    public async Task Who_opens_the_earlier_mail_goes_on_and_so_does_who_waits_for_tomorrow_or_gives_a_phone_number()
    {
        await using var site = await Open(mail: true);
        using var browser = site.Resident();
        Resident mio = new("喜屋武 未央", "きゃん みお", Mail: Somebody);
        for (var i = 0; i < 3; i++)
            (await Send(browser, mio, Starts().ElementAt(i))).Booked.Should().NotBeNull();
        var refused = await Send(browser, mio, Nine.AddDays(1));
        refused.Html.Should().Contain(Unproved);

        (await Send(browser, mio with { Mail = null, Phone = "090-6642-1785" }, Nine.AddDays(1))).Booked.Should().NotBeNull();
        await Eventually.Is(() => Task.FromResult(Mails().Count == 3), "three mails");
        await Confirm(browser, Mails()[0]);
        (await Send(browser, mio, Nine.AddDays(1))).Booked.Should().NotBeNull("one address is proved");
        (await Send(browser, mio, Nine.AddDays(1))).Html.Should().Contain(Unproved);
        clock.Turn(TimeSpan.FromHours(16));
        (await Send(browser, mio, Nine.AddDays(1))).Booked.Should().NotBeNull("it is tomorrow");
    }

    [Fact]
    public async Task Programs_are_told_a_code()
    {
        await using var site = await Open();
        using var browser = site.Resident();
        for (var i = 0; i < 6; i++)
            await Send(browser, Mother, Nine);
        using var http = new HttpClient { BaseAddress = site.Address };
        var page = await http.GetStringAsync(new Uri(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine), UriKind.Relative));
        using var fields = new FormUrlEncodedContent(new[] { "__RequestVerificationToken", "key", "slot" }.Select(name => KeyValuePair.Create(name, BookingBrowser.Hidden(page, name)))
            .Concat([new("name", "国分"), new("kana", "こくぶ"), new("phone", "09012345678"), new("again", "yes")]));

        using var answer = await http.PostAsync(new Uri(BookingBrowser.DetailsAddress("honchosha", ["J10"], Nine), UriKind.Relative), fields);

        answer.Headers.GetValues("Madoguchi-Refusal").Should().Equal("contact-full");
    }

    [Fact]
    public async Task Reservations_from_before_there_were_marks_count_from_the_next_start()
    {
        await using var site = await Open();
        using (var browser = site.Resident())
            for (var i = 0; i < 6; i++)
                await Send(browser, Mother, Nine);
        await using (var db = site.OpenDatabase())
            await db.Database.ExecuteSqlAsync($"""UPDATE "Bookings" SET "PhoneContact" = NULL, "MailContact" = NULL""");

        await site.Restart();

        using var later = site.Resident();
        (await Send(later, Mother, Nine)).Html.Should().Contain(Full);
    }

    public ValueTask DisposeAsync() => relay.DisposeAsync();

    Task<Site> Open(bool mail = false, int perClient = 0) =>
        Site.Behind(clock, Slots, ["--Madoguchi:Booking:PerContact=6", $"--Madoguchi:Booking:PerClient={perClient}", .. mail ? WaitingWorld.MailSettings(relay.Port) : []]);

    static IEnumerable<DateTimeOffset> Starts() => [Nine, Nine.AddHours(1), Nine.AddDays(1), Nine.AddDays(1).AddHours(1), Nine.AddDays(2), Nine.AddDays(2).AddHours(1)];

    static async Task<ResidentPage> Send(BookingBrowser browser, Resident who, DateTimeOffset start) =>
        await (await browser.OpenDetails(BookingBrowser.DetailsAddress(start > Nine.AddDays(1.5) ? "kokubunji-eki" : "honchosha", ["J10"], start))).Send(who);

    static Task<bool> Cancel(Site site, string code) => ((BookingDesk)site.Services.GetService(typeof(BookingDesk))!).Cancel(code);

    List<MimeMessage> Mails() => [.. relay.To(Somebody).Concat(relay.To("SOMEBODY@mail.example")).Where(letter => letter.Subject!.Contains("予約を決めるには", StringComparison.Ordinal))];

    static async Task Confirm(BookingBrowser browser, MimeMessage letter)
    {
        var page = await browser.Get(Regex.Match(letter.TextBody!, "https://yoyaku\\.city\\.example\\.jp(/r/[^\\s\"]+)").Groups[1].Value);
        await browser.Post(Regex.Match(page.Html, "action=\"(/r/[^\"]+/confirm)\"").Groups[1].Value,
            [new("__RequestVerificationToken", BookingBrowser.Hidden(page.Html, "__RequestVerificationToken")), new("k", BookingBrowser.Hidden(page.Html, "k"))]);
    }
}
