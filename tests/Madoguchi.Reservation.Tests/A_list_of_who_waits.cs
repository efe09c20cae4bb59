using System.Net;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Platform;
using Madoguchi.TestKit.Browser;
using Madoguchi.Ui.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Madoguchi.Reservation.Tests;

public sealed class A_list_of_who_waits
{
    const string Mio = "mio@mail.example";

    [Fact]
    public async Task Is_for_full_days_only_and_where_mail_is_sent()
    {
        await using var world = await WaitingWorld.Start();
        using var browser = world.Site.Resident();
        (await browser.Get(WaitingWorld.Form)).Html.Should().Contain("時間を選んでください", "there is room: nobody needs to wait");
        await world.Fill();

        (await browser.Get("/book/honchosha/day?p=J10")).Html.Should().Contain("/book/honchosha/wait?p=J10&amp;day=2026-11-26").And.Contain("この日の空きを待つ");
        (await browser.Get("/book/honchosha/time?p=J10&day=2026-11-26")).Html.Should().Contain("この日の空きを待つ").And.Contain("予約なしで窓口に来て");
        (await browser.Get("/book/honchosha/wait?p=J10&day=2026-11-27")).Status.Should().Be(HttpStatusCode.BadRequest);
        var faults = await world.TryWait(" ", name: "");
        faults.Status.Should().Be(HttpStatusCode.BadRequest);
        faults.Html.Should().Contain("メールアドレスを入力してください").And.Contain("お名前を入力してください").And.NotContain("電話番号か");

        await using var silent = await Site.WithSlots([new("honchosha", WaitingWorld.Visit, 30, 1)]);
        using var other = silent.Resident();
        await other.Book("honchosha", ["J10"], Resident.Hanako);
        (await other.Get("/book/honchosha/day?p=J10")).Html.Should().NotContain("/wait?");
        (await other.Get(WaitingWorld.Form)).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Takes_each_mailbox_once_and_twenty_a_day_and_ten_of_one_address()
    {
        await using var world = await WaitingWorld.Start();
        await world.Fill();
        await world.Wait(Mio);

        var again = await world.TryWait("ＭＩＯ@MAIL.example", name: "喜屋武 夫");
        again.Status.Should().Be(HttpStatusCode.Conflict);
        again.Html.Should().Contain("もう受け付けています");
        for (var i = 2; i < 10; i++)
            await world.Wait($"other{i}@mail.example");
        (await world.TryWait("other10@mail.example")).Status.Should().Be(HttpStatusCode.TooManyRequests);
        for (var i = 10; i <= 20; i++)
        {
            world.Clock.Turn(TimeSpan.FromMinutes(61));
            await world.Wait($"other{i}@mail.example");
        }
        world.Clock.Turn(TimeSpan.FromMinutes(61));
        (await world.TryWait("other21@mail.example")).Html.Should().Contain("空き待ちの受け付けを終わりました");
        await using var db = world.Site.OpenDatabase();
        (await db.Waiting.CountAsync()).Should().Be(WaitingDesk.MostPerDay);
    }

    [Fact]
    public async Task Is_left_from_the_page_and_from_the_mail_and_the_next_is_told()
    {
        await using var world = await WaitingWorld.Start();
        var code = await world.Fill();
        var (gone, declines) = (await world.Wait("gone@mail.example"), await world.Wait(Mio));
        (await world.Press(gone, "leave")).Html.Should().Contain("空き待ちは終わりました");
        await world.Wait("next@mail.example");
        await world.Cancel(code);
        (await world.Letter(Mio)).TextBody.Should().Contain($"/w/{declines}?lang=ja");

        await world.Press(declines, "leave");

        await world.Letter("next@mail.example");
        world.Offers("gone@mail.example").Should().BeEmpty();
        using var stranger = world.Site.Resident();
        (await stranger.Get($"/w/{new string('a', 22)}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Is_forgotten_a_week_after_its_end_and_no_byte_of_it_is_left()
    {
        await using var world = await WaitingWorld.Start();
        await world.Fill();
        await world.Wait("day@mail.example");
        await world.Press(await world.Wait(Mio), "leave");
        string[] sealedPersons;
        await using (var db = world.Site.OpenDatabase())
            sealedPersons = [.. await db.Database.SqlQuery<string>($"""SELECT "Name" || "Kana" AS "Value" FROM "Waiting" UNION ALL SELECT "Mail" FROM "Waiting" """).ToListAsync()];
        (await world.Site.IsInTheFiles(sealedPersons[^1])).Should().BeTrue("sealed, it lies there");
        (await world.Site.IsInTheFiles(Mio, "喜屋武")).Should().BeFalse("nothing lies there open");

        world.Clock.Turn(TimeSpan.FromDays(8));
        await world.Site.Housekeep();
        await using (var db = world.Site.OpenDatabase())
            (await db.Waiting.CountAsync()).Should().Be(1, "the other waited until the day was over, six days ago");
        world.Clock.Turn(TimeSpan.FromDays(2));
        await world.Site.Housekeep();

        await using (var db = world.Site.OpenDatabase())
            (await db.Waiting.CountAsync()).Should().Be(0);
        (await world.Site.IsInTheFiles([.. sealedPersons.Select(one => one[..40])])).Should().BeFalse();
    }

    [Fact]
    public async Task Its_pages_fit_into_320_pixels_in_five_languages_and_axe_finds_nothing()
    {
        await using var world = await WaitingWorld.Start(more: [new("honchosha", WaitingWorld.Visit.AddHours(2), 30, 1)]);
        var code = await world.Fill();
        using (var early = world.Site.Resident())
            await early.Book("honchosha", ["J10"], new("喜屋武 未央", "きゃん みお", Mail: Mio), WaitingWorld.Visit.AddHours(2));
        var token = await world.Wait(Mio);
        await using var chromium = await Chromium.Start();
        var page = await chromium.Open(world.Site.Address, 320, javaScript: true);

        async Task Look(string name, string address)
        {
            foreach (var language in Language.All)
            {
                await page.GotoAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language.Code}");
                await Chromium.Keep(page, $"{name}-{language.Code}-320");
                if (language.Code is "ja" or "en")
                    (await page.AxeFindings()).Should().BeEmpty($"{name} is for everybody in {language.Code}");
                (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).Should().BeTrue($"{name} fits in {language.Code}");
            }
        }

        await Look("wait-day", "/book/honchosha/day?p=J10");
        await Look("wait-time", "/book/honchosha/time?p=J10&day=2026-11-26");
        await Look("wait-ask", WaitingWorld.Form);
        await Look("wait-waits", $"/w/{token}");
        await world.Cancel(code);
        await world.Letter(Mio);
        await world.ClockRuns(token);
        await Look("wait-offered", $"/w/{token}");
        (await world.Page(token)).Should().Contain("予約すると2件になります");
        await world.Press(token, "leave");
        await Look("wait-over", $"/w/{token}");
    }

    [Theory]
    [InlineData("9")]
    [InlineData("721")]
    [InlineData("an hour")]
    public void Minutes_that_are_none_are_named(string value) =>
        FluentActions.Invoking(() => WaitingSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Waiting:Minutes", value)]).Build()))
            .Should().Throw<SettingException>().Which.Message.Should().Contain("MADOGUCHI__WAITING__MINUTES").And.Contain("from 10 to 720");
}
