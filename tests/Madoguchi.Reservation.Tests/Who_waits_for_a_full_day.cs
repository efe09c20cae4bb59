using System.Net;
using Madoguchi.TestKit.Mails;
using Madoguchi.TestKit.Programs;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Tests;

public sealed class Who_waits_for_a_full_day
{
    const string First = "first@mail.example", Second = "second@mail.example";

    [Fact]
    public async Task The_first_on_the_list_is_offered_the_seat_and_books_it_with_one_button()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var (first, second) = (await world.Wait(First), await world.Wait(Second));
        (await world.Page(first)).Should().Contain("空きを待っています").And.Contain("お約束ではありません").And.Contain("予約なしで窓口に来て");

        await world.Cancel(code);

        var letter = await world.Letter(First);
        letter.TextBody.Should().Contain("令和8年11月24日（火） 9:00までお取りしています").And.Contain("令和8年11月26日（木） 10:00–10:30").And.Contain("住民票の写し")
            .And.Contain($"https://yoyaku.city.example.jp/w/{first}?lang=ja");
        letter.HtmlBody.Should().Contain("lang=\"ja\"");
        await world.ClockRuns(first);
        (await world.Page(first)).Should().Contain("9:00まで、ほかの方が予約できないように").And.NotContain("予約すると2件になります");
        (await world.Page(second)).Should().Contain("空きを待っています");
        (await world.Seats()).Should().Equal(((string?)null, Site.Morning.AddHours(1)));
        using (var other = world.Site.Resident())
            (await other.Get(BookingBrowser.DetailsAddress("honchosha", ["J10"], WaitingWorld.Visit))).Status.Should().Be(HttpStatusCode.Conflict, "the seat is offered to one");

        var booked = (await world.Press(first, "accept")).Booked!;
        (await world.Page(first)).Should().Contain("予約ができました");

        await using var db = world.Site.OpenDatabase();
        var booking = await db.Bookings.SingleAsync(b => b.CancelledAt == null);
        (booking.Code, booking.Unconfirmed, booking.Name, booking.Kana, booking.Mail).Should().Be((booked.Code, false, "喜屋武 未央", "キャン　ミオ", First));
        (await world.Seats()).Should().Equal((booked.Code, (DateTimeOffset?)null));
        await Eventually.Is(() => Task.FromResult(world.Relay.To(First).Any(one => one.Subject!.Contains("予約が決まりました", StringComparison.Ordinal))), "it is confirmed already");
        world.Offers(Second).Should().BeEmpty();
        await world.Cancel(booked.Code);
        await world.Letter(Second);
    }

    [Fact]
    public async Task Pressing_twice_books_once_and_leads_to_the_same_reservation()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var token = await world.Wait(First);
        using var browser = world.Site.Resident();
        await world.Cancel(code);
        await world.Letter(First);
        var form = await browser.Token($"/w/{token}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Post($"/w/{token}/accept", [form, new("slot", "2026-11-26T10:00")])));

        answers.Select(answer => answer.Booked?.Code).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
        await using var db = world.Site.OpenDatabase();
        (await db.Bookings.CountAsync(b => b.CancelledAt == null)).Should().Be(1);
        (await db.Outbox.CountAsync(entry => entry.Code == answers[0].Booked!.Code)).Should().Be(1);
    }

    [Fact]
    public async Task An_offer_that_lapses_goes_to_the_next_and_who_lets_two_lapse_waits_no_more()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var (first, second) = (await world.Wait(First), await world.Wait(Second));
        await world.Cancel(code);
        await world.Letter(First);
        await world.ClockRuns(first);

        await world.Turn(TimeSpan.FromMinutes(61));

        await world.Letter(Second);
        (await world.Press(first, "accept")).Html.Should().Contain("空きを待っています").And.Contain("予約できなくなりました");
        await world.ClockRuns(second);
        await world.Turn(TimeSpan.FromMinutes(61));
        await world.Letter(First, 2);
        await world.ClockRuns(first);
        await world.Turn(TimeSpan.FromMinutes(61));
        (await world.Page(first)).Should().Contain("空き待ちは終わりました");
        await world.Letter(Second, 2);
        await world.ClockRuns(second);
        await world.Turn(TimeSpan.FromMinutes(61));
        (await world.Seats()).Should().BeEmpty("nobody waits any more, and anybody may book");
    }

    [Fact]
    public async Task A_relay_that_is_down_shortens_nobodys_time()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var token = await world.Wait(First);
        await world.Relay.Stop();
        await world.Cancel(code);
        await Eventually.Is(async () => (await world.Row(token)).IsOffered, "it is offered");
        await world.Tried(1);

        await world.Turn(TimeSpan.FromHours(3));
        await world.Tried(2);
        (await world.Row(token)).Should().Match<Persistence.WaitingRow>(row => row.IsOffered && row.Until == null);
        world.Relay.Start();
        await world.Turn(TimeSpan.FromHours(2));

        (await world.Letter(First)).TextBody.Should().Contain("14:00までお取りしています");
        await world.ClockRuns(token);
        (await world.Row(token)).Until.Should().Be(Site.Morning.AddHours(6));
        (await world.Seats()).Should().Equal(((string?)null, Site.Morning.AddHours(6)));
    }

    [Fact]
    public async Task A_refused_mail_starts_the_clock_too_and_no_offer_outlasts_the_booking_of_its_time()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var token = await world.Wait(First);
        world.Relay.Fault = MailFault.NobodyThere;
        world.Clock.Turn(WaitingWorld.Visit - Site.Morning - TimeSpan.FromMinutes(20));

        await world.Cancel(code);

        await Eventually.Is(async () => (await world.Row(token)).IsOffered, "it is offered");
        await world.ClockRuns(token);
        (await world.Row(token)).Until.Should().Be(WaitingWorld.Visit);
    }

    [Fact]
    public async Task A_hold_that_lapsed_and_seats_that_were_published_are_offered_as_well()
    {
        await using var world = await WaitingWorld.Start();
        using var typing = world.Site.Resident();
        await typing.OpenDetails(BookingBrowser.DetailsAddress("honchosha", ["J10"], WaitingWorld.Visit));
        await world.Wait(First);
        await world.Wait(Second);

        await world.Turn(TimeSpan.FromMinutes(11));
        await world.Letter(First);
        world.Offers(Second).Should().BeEmpty();
        await using (var cityHall = await world.Site.Dial())
            await cityHall.InvokeAsync(nameof(ILinkHub.PublishMaster), OutsideMaster.Of(2, [new("honchosha", WaitingWorld.Visit, 30, 2)]));

        await world.Letter(Second);
    }

    [Fact]
    public async Task A_restart_between_a_free_seat_and_its_offer_loses_nothing()
    {
        await using var world = await WaitingWorld.Start();
        await world.Fill();
        var token = await world.Wait(First);
        await using (var db = world.Site.OpenDatabase())
            await db.Seats.ExecuteDeleteAsync();

        await world.Site.Restart();

        await world.Letter(First);
        await world.ClockRuns(token);
        await world.Site.Restart();
        (await world.Press(token, "accept")).Booked.Should().NotBeNull();
        world.Offers(First).Should().ContainSingle();
    }
}
