using System.Net;
using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Platform;
using Madoguchi.TestKit.Browser;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using MimeKit;
using static Madoguchi.Reservation.Tests.PushedTicket;

namespace Madoguchi.Reservation.Tests;

public sealed class A_mail_before_the_call : IAsyncLifetime
{
    const string Mio = "mio@mail.example", Page = $"/t/{Token}", Form = $"/t/{Token}/mail";

    readonly MailServer relay = new();
    Site site = null!;
    HubConnection cityHall = null!;

    public async Task InitializeAsync()
    {
        site = await Site.WithMail(relay.Port, []);
        cityHall = await site.Dial();
        await cityHall.Push(Status(1, LegStates.Waiting, ahead: 9, wait: new(25, 35)));
    }

    public async Task DisposeAsync()
    {
        await cityHall.DisposeAsync();
        await site.DisposeAsync();
        await relay.DisposeAsync();
    }

    [Fact]
    public async Task Comes_once_when_the_call_may_be_as_near_as_was_asked_for_and_the_address_is_gone_then()
    {
        using var phone = site.Resident();
        (await phone.Get(Page)).Html.Should().Contain("メールで知らせてもらう");
        (await Ask(phone, "ＭＩＯ@mail.example", 10)).Html.Should().Contain("10分くらい前に、メールでお知らせします");
        await cityHall.Push(Status(2, LegStates.Waiting, ahead: 5, wait: new(11, 20)));
        (await phone.Get(Page)).Html.Should().NotContain("お送りしました");

        await cityHall.Push(Status(3, LegStates.Waiting, ahead: 4, wait: new(10, 18)));

        var letter = await Letter();
        letter.Subject.Should().Contain("A012 の順番が近づきました");
        letter.To.Mailboxes.Single().Address.Should().Be("MIO@mail.example", "half-width, otherwise as typed");
        letter.TextBody.Should().Contain("窓口の近くでお待ちください").And.Contain("約10〜18分").And.Contain($"https://yoyaku.city.example.jp/t/{Token}?lang=ja");
        await Eventually.Is(async () => await Alarms() == 0, "the address is gone");
        (await phone.Get(Page)).Html.Should().Contain("お知らせのメールをお送りしました").And.NotContain("mail.example");
        await cityHall.Push(Status(4, LegStates.Called, counter: 2));
        await Ask(phone, Mio, 10);
        await site.Restart();
        relay.Taken.Should().ContainSingle();
    }

    [Fact]
    public async Task Comes_with_the_call_at_the_latest_in_the_language_of_the_page()
    {
        using var phone = site.Resident();
        await phone.Get($"{Form}?lang=en");
        await Ask(phone, Mio, 10);

        await cityHall.Push(Status(2, LegStates.Called, counter: 2));

        (await Letter()).TextBody.Should().Contain("Number A012 is being called").And.Contain("Counter: 2");
    }

    [Fact]
    public async Task Is_sent_again_under_one_Message_ID_when_the_relay_did_not_say_yes_and_after_a_restart()
    {
        using var phone = site.Resident();
        await Ask(phone, Mio, 20);
        relay.Fault = MailFault.HangUpAfterTaking;
        await cityHall.Push(Status(2, LegStates.Waiting, ahead: 2, wait: new(8, 12)));
        await Letter();

        relay.Fault = MailFault.None;
        await site.Restart(Site.Morning.AddMinutes(1));

        await Eventually.Is(async () => relay.Taken.Count > 1 && await Alarms() == 0, "it is sent again, and noted");
        relay.Taken.Select(letter => letter.MessageId).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task What_was_asked_for_survives_a_restart_and_ends_with_the_ticket_or_by_a_button()
    {
        using var phone = site.Resident();
        await Ask(phone, Mio, 20);
        (await phone.Get(Form)).Html.Should().Contain("お知らせをやめる").And.NotContain(Mio, "an address is shown to nobody");
        await phone.Fill(Form, $"{Form}/stop");
        (await Alarms()).Should().Be(0);

        await cityHall.Push(Status(2, LegStates.Waiting, ahead: 9, wait: new(35, 45)));
        await Ask(phone, Mio, 20);
        await site.Restart();
        await using var again = await site.Dial();
        await again.Push(Status(3, LegStates.Cancelled) with { Finished = true });

        await Eventually.Is(async () => await Alarms() == 0, "nobody waits any more");
        relay.Taken.Should().BeEmpty();
    }

    [Fact]
    public async Task A_mailbox_that_is_not_there_may_be_put_right()
    {
        relay.Fault = MailFault.NobodyThere;
        using var phone = site.Resident();
        await Ask(phone, "moi@mail.example", 10);
        await cityHall.Push(Status(2, LegStates.Waiting, ahead: 4, wait: new(10, 18)));
        await Eventually.Is(async () => await Alarms() == 0, "it is given up");
        relay.Fault = MailFault.None;

        (await phone.Get(Page)).Html.Should().Contain("メールで知らせてもらう");
        await Ask(phone, Mio, 10);

        (await Letter()).To.Mailboxes.Single().Address.Should().Be(Mio);
    }

    [Fact]
    public async Task What_cannot_be_read_is_shown_again_with_a_sentence_and_garbage_changes_nothing()
    {
        using var phone = site.Resident();

        var wrong = await Ask(phone, "mio at mail", 20);
        wrong.Status.Should().Be(HttpStatusCode.BadRequest);
        wrong.Html.Should().Contain("メールアドレスを確かめて").And.Contain("mio at mail");
        (await Ask(phone, "", 20)).Html.Should().Contain("メールアドレスを入力してください");
        (await Ask(phone, Mio, 7)).Status.Should().Be(HttpStatusCode.BadRequest);
        (await phone.Get("/t/aaaaaaaaaaaaaaaaaaaaaa/mail")).Status.Should().Be(HttpStatusCode.NotFound);
        (await Alarms()).Should().Be(0);

        await using var silent = await Site.WithSlots([]);
        await using var other = await silent.Dial();
        await other.Push(Status(1, LegStates.Waiting, ahead: 9, wait: new(25, 35)));
        using var visitor = silent.Resident();
        (await visitor.Get(Page)).Html.Should().NotContain("メールで知らせ", "there is no relay");
        (await visitor.Get(Form)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task No_byte_of_an_address_stays_in_the_files_of_the_day_before()
    {
        using var phone = site.Resident();
        await Ask(phone, Mio, 10);
        await using (var db = site.OpenDatabase())
            (await db.TurnAlarms.SingleAsync()).Mail.Should().Be(Mio);
        var stored = await Stored();
        stored.Should().NotContain(Mio);
        (await site.IsInTheFiles(stored)).Should().BeTrue("it lies there, sealed");

        await cityHall.DisposeAsync();
        await site.Restart(Site.Morning.AddDays(1));
        await site.Services.GetServices<IHostedService>().OfType<Housekeeping>().Single().ForgetTurns();

        (await Alarms()).Should().Be(0);
        await Eventually.Is(async () => !await site.IsInTheFiles(stored), "it is gone from the files");
    }

    [Theory]
    [InlineData("ja")]
    [InlineData("ja-easy")]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    [InlineData("ko")]
    public async Task Is_asked_for_by_keyboard_on_a_narrow_phone_without_a_fault(string language)
    {
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(site.Address, 320);

        async Task Look(string name)
        {
            await Chromium.Keep(page, $"{name}-{language}-320");
            (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody");
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue($"{name} fits");
        }

        await page.GotoAsync($"{Page}?lang={language}");
        await Look("turn-1-link");
        await page.ClickAsync($"a[href='{Form}']");
        await page.FocusAsync("[name=mail]");
        await page.Keyboard.TypeAsync("mio");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".m-field__error")).ToBeVisibleAsync();
        await Look("turn-2-fault");
        await page.FillAsync("[name=mail]", Mio);
        await page.FocusAsync("#minutes-10");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".r-turn__mail").First).ToContainTextAsync("20");
        await Look("turn-3-set");
        await page.ClickAsync($"a[href='{Form}']");
        await Look("turn-4-change");
    }

    static Task<ResidentPage> Ask(BookingBrowser phone, string mail, int minutes) => phone.Fill(Form, Form, ("mail", mail), ("minutes", $"{minutes}"));

    Task<MimeMessage> Letter() => Eventually.Get(() => Task.FromResult(relay.Taken is [var first, ..] ? first : null), "a mail");

    async Task<int> Alarms()
    {
        await using var db = site.OpenDatabase();
        return await db.TurnAlarms.CountAsync(alarm => alarm.Minutes > 0);
    }

    async Task<string> Stored()
    {
        await using var db = site.OpenDatabase();
        return await db.Database.SqlQuery<string>($"""SELECT "Mail" AS "Value" FROM "TurnAlarms" """).SingleAsync();
    }
}
