using System.Net;
using Madoguchi.Contracts.Http;
using static Madoguchi.Reservation.Tests.PushedTicket;

namespace Madoguchi.Reservation.Tests;

public class My_tickets_turn
{
    [Fact]
    public async Task The_phone_shows_what_the_city_hall_pushed_and_nothing_personal()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        using var phone = site.Resident();

        await cityHall.Push(Status(1, LegStates.Waiting, ahead: 3, wait: new(10, 15)));
        (await phone.Get($"/t/{Token}")).Html.Should().Contain("A012").And.Contain("お待ちください").And.Contain("3人").And.Contain("約10〜15分").And.Contain("8:00 現在");

        await cityHall.Push(Status(2, LegStates.Called, counter: 2));
        (await phone.Get($"/t/{Token}")).Html.Should().Contain("呼び出されました").And.Contain("2番窓口へ");

        await cityHall.Push(Status(3, LegStates.Done) with { Finished = true });
        (await phone.Get($"/t/{Token}")).Html.Should().Contain("終わりました").And.Contain("noindex");
    }

    [Fact]
    public async Task A_state_that_comes_late_does_not_replace_a_newer_one_even_after_a_restart()
    {
        await using var site = await Site.WithSlots([]);
        using var phone = site.Resident();
        await using (var cityHall = await site.Dial())
        {
            await cityHall.Push(Status(5, LegStates.Called, counter: 2), Status(4, LegStates.Waiting, ahead: 1));
            await cityHall.Push(Status(3, LegStates.Waiting, ahead: 2));
        }
        await site.Restart();

        using var later = site.Resident();
        (await later.Get($"/t/{Token}")).Html.Should().Contain("呼び出されました").And.Contain("いまは新しい情報が届いていません");
    }

    [Fact]
    public async Task Yesterdays_tickets_are_gone()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await cityHall.Push(Status(1, LegStates.Waiting) with { BusinessDate = new(2026, 11, 23), Token = new('y', 22) }, Status(1, LegStates.Waiting));
        using var phone = site.Resident();

        (await phone.Get($"/t/{new string('y', 22)}")).Status.Should().Be(HttpStatusCode.NotFound);
        await site.Restart(Site.Morning.AddDays(1));
        using var later = site.Resident();
        (await later.Get($"/t/{Token}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_unknown_token_is_answered_in_plain_words_and_guessing_is_stopped()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await site.Dial();
        await cityHall.Push(Status(1, LegStates.Waiting));
        using var phone = site.Resident();

        var unknown = await phone.Get("/t/aaaaaaaaaaaaaaaaaaaaaa");
        unknown.Status.Should().Be(HttpStatusCode.NotFound);
        unknown.Html.Should().Contain("この番号札は見つかりません");
        for (var i = 0; i < 20; i++)
            await phone.Get($"/t/guess{i}");

        (await phone.Get("/t/guess")).Status.Should().Be(HttpStatusCode.TooManyRequests);
        (await phone.Get($"/t/{Token}")).Status.Should().Be(HttpStatusCode.OK, "who holds a ticket is not held up by those who guess");
    }
}
