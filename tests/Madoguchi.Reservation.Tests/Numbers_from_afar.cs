using System.Net;
using Microsoft.AspNetCore.SignalR;
using static Madoguchi.Reservation.Tests.RemoteHall;

namespace Madoguchi.Reservation.Tests;

/// <summary>スマホ発券 as residents see it; the city hall is played by the test.</summary>
public partial class Numbers_from_afar
{
    [Theory]
    [InlineData(true, 5, "今日はあと5件", true)]
    [InlineData(true, 0, "今日の分は終わりました", false)]
    [InlineData(true, null, "ここではスマホで番号を取れません", false)]
    [InlineData(false, 5, "いまは受付時間外です", false)]
    public async Task A_site_says_whether_it_gives_numbers_and_why_not(bool isOpen, int? left, string said, bool isOffered)
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, left, isOpen);
        using var phone = site.Resident();

        var start = (await phone.Get("/remote")).Html;
        start.Should().Contain(said).And.Contain("発券機で番号を取れます");
        start.Contains("href=\"/remote/honchosha\"", StringComparison.Ordinal).Should().Be(isOffered);
        (await phone.Get(Confirm)).Status.Should().Be(isOffered ? HttpStatusCode.OK : HttpStatusCode.Conflict);
        (await phone.Get("/now")).Html.Contains("/remote/honchosha", StringComparison.Ordinal).Should().Be(isOffered);
    }

    [Fact]
    public async Task Without_the_line_no_number_is_promised()
    {
        await using var site = await Site.WithSlots([]);
        var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var form = await phone.Get(Confirm);
        await cityHall.DisposeAsync();

        await Until(async () => (await phone.Get("/remote")).Html.Contains("いま市役所とつながっていないため", StringComparison.Ordinal));
        var sent = await phone.Post(Confirm, Fields(form));
        sent.Status.Should().Be(HttpStatusCode.Conflict);
        (await Open(site)).Should().BeEmpty("nothing was asked of anybody");
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_wish_and_a_phone_with_a_number_takes_no_second()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var form = await phone.Get(Confirm);

        var first = await phone.Post(Confirm, Fields(form));
        first.Address.AbsolutePath.Should().MatchRegex("^/t/[A-Za-z0-9_-]{22}$");
        (await phone.Post(Confirm, Fields(form))).Address.Should().Be(first.Address);
        (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.Should().Be(first.Address, "a phone has one number at a time");
        (await phone.Get("/remote")).Html.Should().Contain("もう番号を取っています").And.Contain(first.Address.AbsolutePath);

        var ask = (await cityHall.InvokeAsync<IReadOnlyList<RemoteAsk>>(nameof(ILinkHub.PullRemote))).Should().ContainSingle().Subject;
        ask.Should().BeEquivalentTo(new { Token = first.Address.Segments[^1], Site = "honchosha", Procedures = new[] { "J10" }, Language = "ja", Cancelled = false });
        ask.Code.Should().MatchRegex("^[2-9A-HJ-NP-Z]{8}$");
    }

    [Theory]
    [InlineData("remote-limit-reached", "スマホで取れる今日の番号は終わりました")]
    [InlineData("site-closed", "今日の受付時間は終わりました")]
    [InlineData("issuing-stopped", "選んだ手続きの今日の受付は終わりました")]
    [InlineData("remote-too-late", "市役所とつながらなかったため")]
    [InlineData("number-band-exhausted", "いまはこの手続きの番号をスマホで取れません")]
    public async Task Who_gets_no_number_hears_why_and_what_to_do(string code, string said)
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5, answer: ask => new(ask.Code, null, code));
        using var phone = site.Resident();

        var page = await phone.Post(Confirm, Fields(await phone.Get(Confirm)));

        page.Html.Should().Contain("番号を取れませんでした").And.Contain(said).And.Contain("直接お越しいただければ");
        (await phone.Get("/remote")).Html.Should().NotContain("もう番号を取っています", "the phone may try again");
    }

    [Fact]
    public async Task The_number_and_every_change_come_to_the_page_by_themselves()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var token = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.Segments[^1];
        var ask = (await Pull(cityHall)).Single();
        using var page = await TurnListener.Open(site, token);
        (await page.NextState()).Data.Should().Contain("data-state=\"asked\"");

        await Answer(cityHall, new(ask.Code, "A012", null));
        (await page.NextState()).Data.Should().Contain("data-state=\"issued\"").And.Contain("A012");
        await cityHall.Push(Ticket(token, 1, new(false, null, null)));
        (await page.NextState()).Data.Should().Contain("data-state=\"away\"").And.Contain(Shown(ask.Code)).And.Contain("QRコード").And.NotContain("待っています");
        await cityHall.Push(Ticket(token, 2, new(false, Site.Morning, Site.Morning.AddMinutes(10))));
        (await page.NextState()).Data.Should().Contain("data-state=\"missed\"").And.Contain("8:10までに受付をすれば");
        await cityHall.Push(Ticket(token, 3, new(true, Site.Morning, null)));
        (await page.NextState()).Data.Should().Contain("data-state=\"waiting\"").And.Contain("待っています").And.NotContain(Shown(ask.Code), "the code has done its work");
    }

    [Fact]
    public async Task What_is_given_up_before_it_was_asked_is_never_issued()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var page = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.AbsolutePath;

        (await phone.Get($"{page}/give-up")).Html.Should().Contain("元には戻せません");
        (await phone.Fill($"{page}/give-up", $"{page}/give-up")).Html.Should().Contain("番号をやめました");
        var ask = (await Pull(cityHall)).Should().ContainSingle().Subject;
        ask.Cancelled.Should().BeTrue();
        await Answer(cityHall, new(ask.Code, null, null));
        (await Pull(cityHall)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_number_on_its_way_while_it_is_given_up_is_taken_back()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5);
        using var phone = site.Resident();
        var page = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.AbsolutePath;
        var ask = (await Pull(cityHall)).Single();
        await phone.Fill($"{page}/give-up", $"{page}/give-up");

        await Answer(cityHall, new(ask.Code, "A012", null));
        (await Pull(cityHall)).Should().ContainSingle(one => one.Code == ask.Code && one.Cancelled, "the city hall still has to hear of it");
        await Answer(cityHall, new(ask.Code, null, null));
        (await Pull(cityHall)).Should().BeEmpty();
        (await phone.Get(page)).Html.Should().Contain("番号をやめました");
    }

    [Fact]
    public async Task One_address_has_so_many_numbers_whose_holders_have_not_come()
    {
        await using var site = await Site.Start(null, "--Madoguchi:Remote:PerClient=2");
        await using var cityHall = await Hall(site, 50);
        var tokens = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var phone = site.Resident();
            tokens.Add((await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.Segments[^1]);
        }
        using var third = site.Resident();
        var form = await third.Get(Confirm);
        var refused = await third.Post(Confirm, Fields(form));
        refused.Status.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Html.Should().Contain("同じ接続元から").And.Contain("発券機で番号を取れます");

        foreach (var ask in await Pull(cityHall))
            await Answer(cityHall, new(ask.Code, "A012", null));
        await cityHall.Push(Ticket(tokens[0], 1, new(true, null, null)));
        (await third.Post(Confirm, Fields(form))).Address.AbsolutePath.Should().StartWith("/t/", "who has come does not count any more");
    }

    [Fact]
    public async Task Yesterdays_number_is_nobodys_business()
    {
        await using var site = await Site.WithSlots([]);
        await using var cityHall = await Hall(site, 5, answer: ask => new(ask.Code, "A012", null));
        using var phone = site.Resident();
        var page = (await phone.Post(Confirm, Fields(await phone.Get(Confirm)))).Address.AbsolutePath;
        (await phone.Get(page)).Html.Should().Contain("A012");

        await site.Restart(Site.Morning.AddDays(1));
        using var next = site.Resident();
        (await next.Get(page)).Status.Should().Be(HttpStatusCode.NotFound);
        await Until(async () =>
        {
            await using var db = site.OpenDatabase();
            return !db.Remote.Any();
        });
    }

    static async Task<IReadOnlyList<RemoteAsk>> Open(Site site)
    {
        await using var cityHall = await site.Dial();
        return await Pull(cityHall);
    }

    static string Shown(string code) => $"{code[..4]}-{code[4..]}";

    static Task Until(Func<Task<bool>> holds) => TestKit.Programs.Eventually.Is(holds, "it holds");
}
