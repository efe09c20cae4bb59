using FluentAssertions;
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
        copy.Names["ko"].Should().Be(copy.Names["ja-easy"], "a missing language falls back to やさしい日本語");
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
