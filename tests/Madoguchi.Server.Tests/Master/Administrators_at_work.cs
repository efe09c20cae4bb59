using System.Text;
using FluentAssertions;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Tests.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>Changes on a running server, as the pages ask for them.</summary>
public sealed class Administrators_at_work(RunningServer server) : IClassFixture<RunningServer>
{
    MasterDesk Desk => server.Services.GetRequiredService<MasterDesk>();

    [Fact]
    public async Task The_second_of_two_administrators_is_told_who_was_first_and_to_what()
    {
        var thing = new Thing(Things.Counter, "honchosha/007");
        var seen = await Stamp(thing);
        (await Desk.Change(new(thing, seen, null, "first@kokubunji.example"), Rename("国保"), default)).IsSaved.Should().BeTrue();
        var second = await Desk.Change(new(thing, seen, null, "second@kokubunji.example"), Rename("年金"), default);
        second.IsSaved.Should().BeFalse();
        second.IsOvertaken.Should().BeTrue();
        second.Overtaking!.Who.Should().Be("first@kokubunji.example");
        second.Overtaking.Difference.After.Should().Contain("国保");
        (await Counter()).Should().Be("国保");
        (await Desk.Change(new(thing, await Stamp(thing), null, "second@kokubunji.example"), Rename("年金"), default)).IsSaved.Should().BeTrue();
        (await Counter()).Should().Be("年金");

        async Task<string> Counter() => (await Desk.Read(default))!.Sites[0].Counters[6].Name;
        static Action<Seed> Rename(string name) => seed => seed.Sites[0].Counters[6].Name = name;
    }

    [Fact]
    public async Task Two_administrators_who_change_different_things_at_once_both_succeed()
    {
        var things = Enumerable.Range(1, 4).Select(number => new Thing(Things.Counter, $"honchosha/{number:000}")).ToArray();
        var stamps = await Task.WhenAll(things.Select(Stamp));
        var outcomes = await Task.WhenAll(things.Select((thing, i) => Task.Run(() =>
            Desk.Change(new(thing, stamps[i], null, "both@kokubunji.example"), seed => seed.Sites[0].Counters[i].Floor = "3F", default))));
        outcomes.Should().OnlyContain(outcome => outcome.IsSaved);
        (await Desk.Read(default))!.Sites[0].Counters.Count(counter => counter.Floor is "3F").Should().Be(4);
    }

    [Fact]
    public async Task Closing_a_day_with_bookings_lists_them_without_names_and_asks()
    {
        var day = new DateOnly(2031, 6, 4);
        await server.Services.GetRequiredService<IBookings>().Store([Booking("AAAA2222", 10, false), Booking("BBBB3333", 11, true)], 2, default);
        var attempt = new MasterAttempt(Things.DayOf(day, "honchosha"), "", null, "it@kokubunji.example");
        var asked = await Desk.Change(attempt, Close, default);
        asked.IsSaved.Should().BeFalse();
        var hit = asked.Hits.Should().ContainSingle("the other one was cancelled").Subject;
        (hit.Code, hit.SlotStart.Hour, hit.Reason).Should().Be(("AAAA2222", 10, "閉庁日になります。"));
        (await Desk.Read(default))!.ClosedDays.Should().NotContain(row => row.Date == day);

        (await Desk.Change(attempt with { Confirmed = asked.Does.Stamp }, Close, default)).IsSaved.Should().BeTrue();
        (await Desk.Read(default))!.ClosedDays.Should().Contain(row => row.Date == day);

        void Close(Seed seed) => seed.ClosedDays.Add(new() { Date = day, Site = "honchosha", Reason = "工事" });
        StoredBooking Booking(string code, int hour, bool cancelled) => new(
            1, code, "honchosha", new(2031, 6, 4, hour, 0, 0, TimeSpan.FromHours(9)), 30, ["J10"], "国分 花子", "こくぶ はなこ", null, null, "ja",
            cancelled, TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData(700, 700, "番号の範囲は、開始 ≦ 終了 ＜ 予備の開始 ≦ 予備の終了 の順にしてください。予備の番号と重ねることはできません。（sites.json の categories/2/numbers）")]
    [InlineData(799, 800, "")]
    public async Task Bands_never_overlap_the_offline_band(int to, int offlineFrom, string sentence)
    {
        var thing = new Thing(Things.Category, "C");
        var outcome = await Desk.Change(new(thing, await Stamp(thing), null, "it"), seed => (seed.Categories[2].To, seed.Categories[2].OfflineFrom) = (to, offlineFrom), default);
        string.Concat(outcome.Refused).Should().Be(sentence);
        outcome.IsSaved.Should().Be(sentence.Length is 0);
    }

    [Theory]
    [InlineData(1, 11, "番号の終わりは12以上")]
    [InlineData(13, 799, "番号の始まりは12以下")]
    [InlineData(1, 12, "")]
    public void Bands_go_on_holding_the_numbers_issued_today(int from, int to, string sentence)
    {
        var seed = Seed.Read(Seed.DemoFolder);
        (seed.Categories[0].From, seed.Categories[0].To) = (from, to);
        var said = string.Concat(IssuedToday.Refuse("市役所本庁舎", new Dictionary<string, int> { ["A"] = 12 }, MasterReader.Of(seed)));
        if (sentence.Length is 0)
            said.Should().BeEmpty();
        else
            said.Should().Contain("市役所本庁舎で今日すでに A012 まで発券しています。").And.Contain(sentence);
    }

    [Theory]
    [InlineData(800, 840, "800〜849を含むようにしてください")]
    [InlineData(801, 999, "800〜849を含むようにしてください")]
    [InlineData(800, 849, "")]
    public void Offline_bands_go_on_holding_the_numbers_lent_today(int from, int to, string sentence)
    {
        var seed = Seed.Read(Seed.DemoFolder);
        (seed.Categories[0].OfflineFrom, seed.Categories[0].OfflineTo) = (from, to);
        var said = string.Concat(IssuedToday.Refuse("市役所本庁舎", new Dictionary<string, LentNumbers> { ["A"] = new(800, 849) }, MasterReader.Of(seed)));
        if (sentence.Length is 0)
            said.Should().BeEmpty();
        else
            said.Should().Contain("発券機に今日すでに A800〜A849 を割り当てています。").And.Contain(sentence);
    }

    [Fact]
    public async Task An_import_shows_what_it_would_change_and_is_shown_again_when_something_changed_meanwhile()
    {
        var thing = new Thing(Things.Procedure, "J10");
        SeedFiles? files = null;
        var preview = await Desk.Preview(now => files = now with
        {
            Procedures = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(now.Procedures).Replace("住民票の写し", "住民票", StringComparison.Ordinal)),
        }, default);
        preview.IsPossible.Should().BeTrue();
        preview.Differences.Should().ContainSingle().Which.Thing.Should().Be(thing);
        (await Desk.Read(default))!.Procedures.Should().Contain(row => row.Name == "住民票の写し", "a preview changes nothing");

        var other = new Thing(Things.Counter, "honchosha/010");
        (await Desk.Change(new(other, await Stamp(other), null, "other"), seed => seed.Sites[0].Counters[9].Floor = "4F", default)).IsSaved.Should().BeTrue();
        var again = await Desk.Import(files!, preview.Revision, "", "it@kokubunji.example", default);
        again!.Differences.Should().HaveCount(2, "importing now would also take back the other's change, and says so");

        (await Desk.Import(files!, again.Revision, "", "it@kokubunji.example", default)).Should().BeNull();
        server.Services.GetRequiredService<IMasterData>().Current.Procedure("J10")!.Names.Ja.Should().Be("住民票");
        (await Desk.Changes(0, 2, default)).Should().OnlyContain(change => change.Who == "it@kokubunji.example");
    }

    [Fact]
    public void Files_travel_through_the_preview_unharmed_and_rubbish_is_no_file()
    {
        var files = SeedFiles.Of(Seed.DemoFolder);
        MasterUpload.Unpack(MasterUpload.Pack(files)).Should().BeEquivalentTo(files);
        foreach (var rubbish in new[] { null, "", "x", "!!!", MasterUpload.Pack(files)[..40] })
            MasterUpload.Unpack(rubbish).Should().BeNull();
    }

    async Task<string> Stamp(Thing thing) => Things.Stamp((await Desk.Read(default))!, thing);
}
