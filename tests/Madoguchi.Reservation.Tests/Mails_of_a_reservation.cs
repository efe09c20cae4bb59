using System.Text.RegularExpressions;
using Madoguchi.Reservation.Mails;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Madoguchi.Reservation.Tests;

public sealed partial class Mails_of_a_reservation : IAsyncLifetime
{
    static readonly DateTimeOffset Visit = Site.Morning.AddDays(2).AddHours(2);
    static readonly Resident Mio = new("喜屋武 未央", "キャン ミオ", Mail: "mio@mail.example");

    readonly MailServer relay = new();
    Site site = null!;

    [GeneratedRegex("https://yoyaku\\.city\\.example\\.jp(/r/[^\\s\"]+)")]
    private static partial Regex Link { get; }

    public async Task InitializeAsync() => site = await Site.WithMail(relay.Port, [new("honchosha", Visit, 30, 1)]);

    public async Task DisposeAsync()
    {
        await site.DisposeAsync();
        await relay.DisposeAsync();
    }

    [Fact]
    public async Task A_reservation_stands_when_the_link_in_the_mail_was_opened_and_its_button_pressed()
    {
        using var resident = site.Resident();
        var booked = await resident.Book("honchosha", ["J10"], Mio);
        (await resident.Get(booked.Page.PathAndQuery)).Html.Should().Contain("届いたメールのリンクを開いて");
        (await Told()).Should().BeEmpty("the address is not proved");

        using var phone = site.Resident();
        var page = await phone.Get(await LinkOf("予約を決めるには"));
        page.Html.Should().Contain("予約を決める");
        (await Told()).Should().BeEmpty("opening a link changes nothing: mail systems do it to look for harm");
        await Press(phone, page);

        (await Told()).Should().ContainSingle(told => told.Code == booked.Code && told.Mail == Mio.Mail);
        var letter = await Letter("予約が決まりました");
        letter.TextBody.Should().Contain("喜屋武 未央 様").And.Contain("令和8年11月26日（木） 10:00–10:30").And.Contain("住民票の写し");
        letter.HtmlBody.Should().Contain("lang=\"ja\"").And.Contain("<li>日時：令和8年11月26日（木） 10:00–10:30</li>");
        Calendar(letter).Should().Contain("METHOD:PUBLISH").And.Contain($"UID:{booked.Code}@city.example.jp").And.Contain("DTSTART:20261126T010000Z").And.Contain("DTEND:20261126T013000Z");
        (await phone.Get(await LinkOf("予約が決まりました"))).Html.Should().Contain($"/r/{booked.Code}");
    }

    [Fact]
    public async Task Whoever_does_not_open_it_within_half_an_hour_gives_the_seat_back_and_the_city_hall_never_hears_of_it()
    {
        using var resident = site.Resident();
        await resident.Book("honchosha", ["J10"], Mio);
        var link = await LinkOf("予約を決めるには");
        await SeatsAre(1);

        await site.Restart(Site.Morning.AddMinutes(33));

        await SeatsAre(0);
        using var late = site.Resident();
        (await late.Get(link)).Html.Should().Contain("この申し込みは終わっています");
        (await Told()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_relay_that_is_down_costs_nobody_the_seat()
    {
        await relay.Stop();
        using var resident = site.Resident();
        var booked = await resident.Book("honchosha", ["J10"], Mio);
        await site.Restart(Site.Morning.AddHours(3));
        await SeatsAre(1);

        // However long the sender has decided to wait meanwhile; and no mail leaves at the clock of before, whose half hour would be over.
        await site.Restart(Site.Morning.AddHours(5), relay.Start);
        using var phone = site.Resident();
        await Press(phone, await phone.Get(await LinkOf("予約を決めるには")));

        (await Told()).Should().ContainSingle(told => told.Code == booked.Code);
    }

    [Fact]
    public async Task A_mail_that_goes_out_twice_is_known_by_its_one_Message_ID()
    {
        relay.Fault = MailFault.HangUpAfterTaking;
        using var resident = site.Resident();
        await resident.Book("honchosha", ["J10"], Mio);
        await Letter("予約を決めるには");

        relay.Fault = MailFault.None;

        await Eventually.Is(() => Task.FromResult(relay.Taken.Count > 1), "it is sent again");
        await Eventually.Is(async () => await Owed() == 0, "and noted");
        relay.Taken.Select(letter => letter.MessageId).Distinct().Should().ContainSingle().Which.Should().EndWith("@city.example.jp");
    }

    [Fact]
    public async Task A_busy_relay_is_asked_again_and_a_mailbox_that_is_not_there_is_not()
    {
        relay.Fault = MailFault.Busy;
        using var resident = site.Resident();
        await resident.Book("honchosha", ["J10"], Mio);
        await Eventually.Is(async () => await Tries() > 0, "it was tried");
        relay.Fault = MailFault.NobodyThere;

        await Eventually.Is(async () => await Owed() == 0, "it is given up");

        relay.Taken.Should().BeEmpty();
        await SeatsAre(1);
        await site.Restart(Site.Morning.AddMinutes(40));
        await SeatsAre(0);
    }

    [Fact]
    public async Task The_day_before_a_reminder_comes_and_a_cancellation_takes_the_entry_out_of_the_calendar()
    {
        using var resident = site.Resident();
        var booked = await resident.Book("honchosha", ["J10"], Mio);
        await Press(resident, await resident.Get(await LinkOf("予約を決めるには")));
        await Letter("予約が決まりました");

        await site.Restart(Visit.AddDays(-1).AddMinutes(5));
        (await Letter("明日は予約の日です")).TextBody.Should().Contain("持ち物：本人確認書類、委任状(代理)");

        using var phone = site.Resident();
        await phone.Get(await LinkOf("明日は予約の日です"));
        await Cancel(phone, booked.Code);
        Calendar(await Letter("予約を取り消しました")).Should().Contain("METHOD:CANCEL").And.Contain("STATUS:CANCELLED").And.Contain($"UID:{booked.Code}@");
        relay.Taken.Select(letter => letter.MessageId).Should().HaveCount(4).And.OnlyHaveUniqueItems("a mailbox drops what it believes to know already");
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_was_cancelled()
    {
        using var resident = site.Resident();
        var booked = await resident.Book("honchosha", ["J10"], Mio);
        await Press(resident, await resident.Get(await LinkOf("予約を決めるには")));
        await Letter("予約が決まりました");
        await Cancel(resident, booked.Code);
        await Letter("予約を取り消しました");

        await site.Restart(Visit.AddDays(-1).AddMinutes(5));

        await Eventually.Is(async () => await Owed() == 0, "nothing is owed");
        relay.Taken.Should().NotContain(letter => letter.Subject!.Contains("明日は", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_language_has_every_text() => LetterWriter.All.Missing().Should().BeEmpty();

    Task<MimeMessage> Letter(string subject) => Eventually.Get(
        () => Task.FromResult(relay.To(Mio.Mail).FirstOrDefault(letter => letter.Subject!.Contains(subject, StringComparison.Ordinal))), $"a mail: {subject}");

    async Task<string> LinkOf(string subject) => Link.Match((await Letter(subject)).TextBody!).Groups[1].Value;

    static string Calendar(MimeMessage letter) => letter.BodyParts.OfType<TextPart>().Single(part => part.ContentType.MimeType == "text/calendar").Text;

    static async Task Cancel(BookingBrowser browser, string code) =>
        await browser.Post($"/r/{code}/cancel", [new("sure", "yes"), await browser.Token($"/r/{code}/cancel")]);

    static Task<ResidentPage> Press(BookingBrowser browser, ResidentPage page) => browser.Post(
        Regex.Match(page.Html, "action=\"(/r/[^\"]+/confirm)\"").Groups[1].Value,
        [new("__RequestVerificationToken", Hidden(page, "__RequestVerificationToken")), new("k", Hidden(page, "k"))]);

    static string Hidden(ResidentPage page, string name) => Regex.Match(page.Html, $"name=\"{name}\" value=\"([^\"]+)\"").Groups[1].Value;

    async Task<IReadOnlyList<LinkBooking>> Told()
    {
        await using var cityHall = await site.Dial();
        return (await cityHall.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), 0L, 10)).Bookings;
    }

    Task SeatsAre(int count) => Eventually.Is(async () =>
    {
        await using var db = site.OpenDatabase();
        return await db.Seats.CountAsync(seat => seat.Code != null) == count;
    }, $"{count} seats are taken");

    async Task<int> Owed()
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.CountAsync(mail => mail.SentAt == null && mail.FailedAt == null);
    }

    async Task<int> Tries()
    {
        await using var db = site.OpenDatabase();
        return await db.Mails.SumAsync(mail => mail.Tries);
    }
}
