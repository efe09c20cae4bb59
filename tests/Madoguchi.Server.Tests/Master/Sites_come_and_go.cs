using FluentAssertions;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Sites, their displays and kiosks, on a running server.</summary>
public sealed class Sites_come_and_go(RunningServer server) : IClassFixture<RunningServer>
{
    const string Who = "it@kokubunji.example";

    MasterDesk Desk => server.Services.GetRequiredService<MasterDesk>();

    MasterData Current => server.Services.GetRequiredService<IMasterData>().Current;

    [Fact]
    public async Task A_new_site_begins_like_another_without_its_counters()
    {
        (await Add("hikari-plaza", like: "kokubunji-eki")).IsSaved.Should().BeTrue();
        var (model, site) = (Current.Site("kokubunji-eki")!, Current.Site("hikari-plaza")!);
        site.Hours.Should().BeEquivalentTo(model.Hours);
        site.Promises.Should().Be(model.Promises);
        site.Counters.Should().BeEmpty();
        Current.Sites[^1].Should().BeSameAs(site);
        Current.Procedures.Should().OnlyContain(procedure => procedure.At("hikari-plaza") == procedure.At("kokubunji-eki"));
    }

    [Fact]
    public async Task A_site_that_begins_with_nothing_is_one_change_and_goes_again_as_one()
    {
        (await Add("koen", like: null)).IsSaved.Should().BeTrue();
        (await Desk.Changes(0, 1, default)).Should().ContainSingle().Which.Difference.Thing.Should().Be(new Thing(Things.Site, "koen"));
        var day = new DateOnly(2031, 5, 5);
        await Change(Things.DayOf(day, "koen"), seed => seed.ClosedDays.Add(new() { Date = day, Site = "koen", Reason = "工事" }));

        (await Remove("koen")).IsSaved.Should().BeTrue();
        Current.Site("koen").Should().BeNull();
        Current.Municipality.ClosedDays.Should().NotContain(closed => closed.Site == "koen", "its days go with it");
        (await Desk.Changes(0, 2, default)).Should().OnlyContain(change => change.Difference.After == null && change.Who == Who);
    }

    [Fact]
    public async Task Another_order_of_the_sites_is_one_change()
    {
        var thing = new Thing(Things.Order, Things.Site);
        var before = (await Desk.Changes(0, 1, default)).Single().Id;
        (await Change(thing, seed => Ordering.Step(seed.Sites, site => site.Code is "kunitachi-eki", -1))).IsSaved.Should().BeTrue();
        (await Desk.Changes(0, 9, default)).Where(change => change.Id > before).Should().ContainSingle().Which.Difference.Thing.Should().Be(thing);
    }

    [Fact]
    public async Task A_site_with_coming_bookings_stays()
    {
        (await Add("booked", like: "kokubunji-eki")).IsSaved.Should().BeTrue();
        await server.Services.GetRequiredService<IBookings>().Store([new(
            1, "CCCC4444", "booked", new(2031, 6, 4, 10, 0, 0, TimeSpan.FromHours(9)), 30, ["J10"], "国分 花子", "こくぶ はなこ", null, null, "ja",
            false, TimeProvider.System.GetUtcNow())], 1, default);
        var outcome = await Remove("booked");
        outcome.IsSaved.Should().BeFalse();
        outcome.Refused.Should().Equal("bookedには、これからの予約が1件あります。予約がなくなるまで消せません。");
        Current.Site("booked").Should().NotBeNull();
    }

    [Fact]
    public void A_site_with_tickets_of_today_or_devices_stays()
    {
        var site = MasterReader.Of(Seed.Read(Seed.DemoFolder)).Site("honchosha")!;
        var since = TimeProvider.System.GetUtcNow();
        InUse.Site(site, 0, false, 0, [new("display", "kokubunji-eki", "lobby", since)]).Should().BeEmpty("that one is elsewhere");
        InUse.Site(site, 12, true, 0, []).Should().Equal("市役所本庁舎では、今日すでに12人に番号札を出しています。今日は消せません。明日の開庁前に消してください。");
        InUse.Site(site, 0, true, 0, []).Should().ContainSingle().Which.Should().Contain("回線が切れたときの番号");
        InUse.Site(site, 0, false, 0, [new("kiosk", "honchosha", "入口", since), new("display", "honchosha", "lobby", since)])
            .Should().Equal("市役所本庁舎には、発券機「入口」、表示盤「lobby」が今つながっています。電源を切るか画面を閉じてから消してください。");
    }

    [Fact]
    public async Task Taking_away_a_display_or_a_kiosk_that_is_in_use_says_so_and_asks()
    {
        var devices = server.Services.GetRequiredService<DeviceRegister>();
        var since = TimeProvider.System.GetUtcNow();
        devices.Joined("a", new("display", "kunitachi-eki", "lobby", since));
        devices.Joined("b", new("kiosk", "kunitachi-eki", "入口", since));
        var thing = new Thing(Things.Site, "kunitachi-eki");
        var attempt = new MasterAttempt(thing, await Stamp(thing), null, Who);
        var asked = await Desk.Change(attempt, Less, default);
        asked.IsSaved.Should().BeFalse();
        asked.Does.InUse.Should().Equal(
            "国立駅前サービスコーナーの表示盤「lobby」は、今つながっています。今の画面はそのまま動きますが、つなぎ直したときから映らなくなります。",
            "国立駅前サービスコーナーでは、発券機が今1台つながっています（入口）。登録を0台にしても動き続けるので、使わない発券機は電源を切ってください。");
        Current.Site("kunitachi-eki")!.Displays.Should().Equal("lobby");

        (await Desk.Change(attempt with { Confirmed = asked.Does.Stamp }, Less, default)).IsSaved.Should().BeTrue();
        Current.Site("kunitachi-eki")!.Displays.Should().BeEmpty();
        devices.Left("a");
        devices.Left("b");

        static void Less(Seed seed) => (seed.Sites.Find(site => site.Code is "kunitachi-eki")!.Displays, seed.Sites.Find(site => site.Code is "kunitachi-eki")!.Kiosks) = ([], 0);
    }

    Task<MasterOutcome> Add(string code, string? like) => Change(new(Things.Site, code), seed =>
    {
        var row = NewSite.Of(code, seed, seed.Sites.Find(site => site.Code == like));
        (row.Name, row.NameEn) = (code, code);
        seed.Sites.Add(row);
    });

    Task<MasterOutcome> Remove(string code) => Change(new(Things.Site, code), seed => NewSite.Remove(code, seed));

    async Task<MasterOutcome> Change(Thing thing, Action<Seed> edit) => await Desk.Change(new(thing, await Stamp(thing), null, Who), edit, default);

    async Task<string> Stamp(Thing thing) => Things.Stamp((await Desk.Read(default))!, thing);
}
