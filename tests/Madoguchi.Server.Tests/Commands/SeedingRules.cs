using System.Globalization;
using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence;
using Xunit;

namespace Madoguchi.Server.Tests.Commands;

/// <summary>What seeding promises, whatever database is under it.</summary>
public abstract class SeedingRules(OneDatabase database) : IDisposable
{
    [Fact]
    public async Task The_Kokubunji_seed_is_read_back_whole()
    {
        await database.Run("seed", "--demo");
        var master = await database.Master();
        master.Municipality.Names.Ja.Should().Be("国分寺市");
        master.Municipality.ClosedWeekdays.Should().Equal(DayOfWeek.Saturday, DayOfWeek.Sunday);
        master.Municipality.YearEndTo!.Value.Day.Should().Be(3);
        master.Sites.Select(site => site.Code).Should().Equal("honchosha", "kokubunji-eki", "kunitachi-eki");
        var hall = master.Site("honchosha")!;
        hall.Hours[DayOfWeek.Monday].LastTicket.Should().Be(new TimeOnly(16, 45));
        hall.Counters.Should().HaveCount(12).And.ContainSingle(counter => counter.ReservationOnly);
        hall.Promises.WalkIn.Should().Be(TimeSpan.FromMinutes(30));
        master.Categories.Should().HaveCount(8);
        master.Procedures.Should().HaveCount(56);
        var copy = master.Procedure("J10")!;
        copy.Names["en"].Should().Be("Residence certificate");
        (copy.Names["zh-Hans"], copy.Names["ko"]).Should().Be(("住民票副本", "주민표 사본"));
        copy.Names["pt"].Should().Be(copy.Names["ja-easy"], "a missing language falls back to やさしい日本語");
        copy.Bring.Should().Equal("本人確認書類", "委任状(代理)");
        copy.WithoutVisit.Should().Equal("convenience_store", "online", "post");
        copy.After.Should().Equal("J01", "J03", "J04");
        copy.At("kunitachi-eki").Should().Be(Handling.Yes);
        master.Procedure("R13")!.Limited!.To.Should().Be(new TimeOnly(16, 0));
        master.Procedure("H02")!.At("kokubunji-eki").Should().Be(Handling.Forward);
        master.Procedure("H04")!.WithoutVisitNote.Should().Be("マイナ保険証なら不要");
    }

    [Fact]
    public async Task Seeding_again_changes_nothing_but_the_revision()
    {
        await database.Run("seed", "--demo");
        var once = await database.Master();
        await database.Run("seed", "--demo");
        var twice = await database.Master();
        twice.Revision.Should().Be(once.Revision + 1);
        twice.Should().BeEquivalentTo(once, options => options.Excluding(master => master.Revision));
    }

    [Fact]
    public async Task Hours_change_on_their_date_and_single_days_are_what_is_said_of_them()
    {
        var folder = database.SeedFolder();
        Replace(folder, "sites.json", """
            "hours": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "open": "08:30", "close": "17:00", "lastTicket": "16:45" } ],
            """, """
            "hours": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "open": "08:30", "close": "17:00", "lastTicket": "16:45" },
              { "from": "2027-04-01", "days": ["Mon","Tue","Thu","Fri"], "open": "09:00", "close": "16:30", "lastTicket": "16:00" } ],
              "staffMoves": true, "promises": { "longestWait": 45 },
            """);
        Replace(folder, "sites.json", "\"nationalHolidays\": true,", """
            "nationalHolidays": true,
            "days": [ { "date": "2026-11-24", "reason": "停電" }, { "date": "2026-09-22", "site": "honchosha", "reason": "工事" } ],
            "openDays": [ { "date": "2026-09-22", "reason": "マイナンバー臨時窓口", "open": "10:00", "close": "15:00", "lastTicket": "14:30" } ],
            """);
        Replace(folder, "sites.json", "\"limitedHours\": {", """
            "staffMoves": { "J10": false }, "limitedHours": {
            """);
        await database.Run("seed", folder);
        var master = await database.Master();
        var hall = master.Site("honchosha")!;
        Hours("2027-03-31").Should().Be("08:30–16:45–17:00");
        Hours("2027-04-01").Should().Be("09:00–16:00–16:30");
        Hours("2027-04-07").Should().Be("closed", "the new week has no Wednesday");
        Hours("2026-11-24").Should().Be("closed", "all are closed that day");
        Hours("2026-09-22").Should().Be("closed", "what is said of the site goes before what is said of all");
        Hours("2026-09-21").Should().Be("closed", "a national holiday");
        Hours("2026-09-22", "kokubunji-eki").Should().Be("10:00–14:30–15:00", "it opens on the holiday");
        var rules = RulesOfTheDay.For(master, "honchosha", new(2026, 11, 25))!;
        rules.Promises.LongestWait.Should().Be(TimeSpan.FromMinutes(45));
        (rules.TravelOf(new("J01")), rules.TravelOf(new("J10"))).Should().Be((Travel.StaffMoves, Travel.CitizenMoves));
        rules.Remote.Should().Be(new RemoteRule(40, TimeSpan.FromMinutes(10)));
        master.Site("kunitachi-eki")!.Remote.Should().BeNull("nobody has set it");

        string Hours(string date, string? site = null) => RulesOfTheDay.HoursOf(
            master, site is null ? hall : master.Site(site)!, DateOnly.Parse(date, CultureInfo.InvariantCulture)) is { } hours
            ? $"{hours.OpensAt:HH:mm}–{hours.LastTicketAt:HH:mm}–{hours.ClosesAt:HH:mm}" : "closed";
    }

    [Fact]
    public async Task Limited_hours_may_differ_from_site_to_site()
    {
        var folder = database.SeedFolder();
        Replace(folder, "sites.json", """
            "limitedHours": { "R13": { "days": ["Mon","Tue","Wed","Thu","Fri"], "from": "09:00", "to": "16:00" } }
            """, """
            "limitedHours": { "R13": [ { "days": ["Mon","Tue","Wed","Thu","Fri"], "from": "09:00", "to": "16:00" },
              { "sites": ["honchosha"], "days": ["Wed"], "from": "10:00", "to": "12:00" } ] }
            """);
        await database.Run("seed", folder);
        var procedure = (await database.Master()).Procedure("R13")!;
        procedure.Limited!.From.Should().Be(new TimeOnly(9, 0));
        foreach (var (site, handling) in procedure.Handled.Where(site => site.Value is Handling.Limited))
            procedure.LimitAt(site)!.From.Should().Be(site is "honchosha" ? new TimeOnly(10, 0) : new TimeOnly(9, 0));
        var rules = RulesOfTheDay.For(await database.Master(), "honchosha", new(2026, 11, 26))!;
        rules.Procedures.ContainsKey(new("R13")).Should().BeFalse("it is a Thursday");
    }

    [Fact]
    public async Task A_seed_with_a_mistake_changes_nothing_at_all()
    {
        await database.Run("seed", "--demo");
        var folder = database.SeedFolder();
        Replace(folder, "sites.json", "市役所本庁舎", "新庁舎");
        Replace(folder, "procedures.csv", "J10,住民票の写し", "J01,住民票の写し");
        await database.Invoking(it => it.Run("seed", folder)).Should().ThrowAsync<Exception>();
        (await database.Master()).Site("honchosha")!.Names.Ja.Should().Be("市役所本庁舎");
    }

    [Fact]
    public async Task Demo_keys_and_staff_are_made_on_express_wish_only_and_once()
    {
        await database.Run("seed", "--demo");
        await database.With(["keys", "list"], async services => (await Keys(services)).Should().BeEmpty());
        await database.Run("seed", "--demo", "--demo-keys");
        await database.Run("seed", "--demo", "--demo-keys");
        await database.With(["keys", "list"], async services => (await Keys(services)).Should().Equal("demo-admin", "demo-counter", "demo-kiosk"));
    }

    public void Dispose() => database.Dispose();

    static async Task<IEnumerable<string>> Keys(IServiceProvider services) =>
        (await ((Server.Persistence.Keys.ApiKeyStore)services.GetService(typeof(Server.Persistence.Keys.ApiKeyStore))!).List(default)).Select(key => key.Name);

    internal static void Replace(string folder, string file, string what, string by)
    {
        var path = Path.Combine(folder, file);
        var text = System.IO.File.ReadAllText(path);
        text.Should().Contain(what);
        System.IO.File.WriteAllText(path, text.Replace(what, by, StringComparison.Ordinal));
    }
}
