using FluentAssertions;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Tests.Commands;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

/// <summary>What changing master data promises, whatever database is under it.</summary>
public abstract class MasterEditsRules(OneDatabase database) : IDisposable
{
    [Fact]
    public async Task What_is_exported_is_imported_as_the_same()
    {
        await Seeded(Rich.Folder(database));
        var before = await database.Master();
        await With(async edits =>
        {
            var seed = (await edits.Read(default))!;
            var (again, mistakes) = Seed.Read(SeedExport.Files(seed));
            mistakes.Should().BeEmpty();
            Things.Between(seed, again).Should().BeEmpty();
            (await edits.Save(again, seed.Municipality.Revision, "it@kokubunji.example", default)).Should().BeTrue();
            (await edits.Changes(0, 9, default)).Should().ContainSingle("nothing changed but the revision").Which.Who.Should().Be("seed");
        });
        var after = await database.Master();
        after.Should().BeEquivalentTo(before, options => options.Excluding(master => master.Revision).WithStrictOrdering());
        after.Revision.Should().Be(before.Revision + 1);
    }

    [Fact]
    public async Task Every_change_is_written_down_with_before_and_after()
    {
        await Seeded(Seed.DemoFolder);
        await With(async edits =>
        {
            var seed = (await edits.Read(default))!;
            seed.Categories[0].To = 700;
            seed.Sites[0].Counters.RemoveAt(11);
            seed.ClosedDays.Add(new() { Date = new(2027, 2, 1), Site = "honchosha", Reason = "停電" });
            (await Save(edits, seed, "it@kokubunji.example")).Should().BeTrue();
            var changes = await edits.Changes(0, 3, default);
            changes.Select(change => change.Difference.Thing).Should().BeEquivalentTo(
                [new Thing(Things.Category, "A"), new Thing(Things.Counter, "honchosha/012"), new Thing(Things.Day, "2027-02-01/honchosha")]);
            changes.Should().OnlyContain(change => change.Who == "it@kokubunji.example" && change.Version == 2);
            var band = changes.Single(change => change.Difference.Thing.Kind is Things.Category).Difference;
            band.Before.Should().Contain("\"to\":799");
            band.After.Should().Contain("\"to\":700");
            changes.Single(change => change.Difference.Thing.Kind is Things.Counter).Difference.After.Should().BeNull();
            changes.Single(change => change.Difference.Thing.Kind is Things.Day).Difference.Before.Should().BeNull();
            (await edits.Last(new(Things.Category, "A"), default))!.Version.Should().Be(2);
            (await edits.Changes(3, 9, default)).Should().ContainSingle().Which.Difference.Thing.Kind.Should().Be(Things.All);
        });
    }

    [Fact]
    public async Task Of_two_who_change_the_same_revision_one_is_told_and_nothing_of_it_is_written()
    {
        await Seeded(Seed.DemoFolder);
        await With(async edits =>
        {
            var tries = await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(async () =>
            {
                var seed = (await edits.Read(default))!;
                seed.Municipality.Revision = 1;
                seed.Sites[0].WalkInPromiseMinutes = 30 + i;
                return await Save(edits, seed, $"admin{i}");
            })));
            tries.Count(saved => saved).Should().Be(1);
            (await edits.Read(default))!.Municipality.Revision.Should().Be(2);
            (await edits.Changes(0, 9, default)).Should().HaveCount(2, "the seed and the one who won");
        });
    }

    public void Dispose()
    {
        database.Dispose();
        GC.SuppressFinalize(this);
    }

    static Task<bool> Save(IMasterEdits edits, Seed seed, string who)
    {
        var (next, mistakes) = Seed.Read(SeedExport.Files(seed));
        mistakes.Should().BeEmpty();
        return edits.Save(next, seed.Municipality.Revision, who, default);
    }

    Task Seeded(string folder) => database.Run("seed", folder);

    Task With(Func<IMasterEdits, Task> then) => database.With(["keys", "list"], services => then(services.GetRequiredService<IMasterEdits>()));
}

public sealed class Master_edits_on_SQLite() : MasterEditsRules(new());
