namespace Madoguchi.Architecture.Tests;

public class The_core_is_pure
{
    const string Violations = "Madoguchi.Architecture.Tests.Violations";

    static readonly AssemblyFacts Own = AssemblyFacts.Of(typeof(The_core_is_pure).Assembly);

    [Theory]
    [InlineData("Madoguchi.Domain")]
    [InlineData("Madoguchi.Analytics")]
    public void It_references_nothing_but_the_base_library(string name)
    {
        AssemblyFacts.Beside(name)!.References.Should().OnlyContain(reference => reference.StartsWith("System.", StringComparison.Ordinal));
        Repository.Projects.Single(project => project.Name == name).Packages.Should().BeEmpty();
    }

    [Theory]
    [InlineData("Madoguchi.Domain")]
    [InlineData("Madoguchi.Analytics")]
    public void It_knows_no_network_no_file_no_thread_and_no_task(string name) =>
        Purity.World(AssemblyFacts.Beside(name)!, name).Should().BeEmpty();

    [Theory]
    [InlineData("Madoguchi.Domain")]
    [InlineData("Madoguchi.Analytics")]
    public void It_asks_neither_the_clock_nor_chance(string name) =>
        Purity.Chance(AssemblyFacts.Beside(name)!, name).Should().BeEmpty();

    [Fact]
    public void The_world_is_seen_where_it_is_used() =>
        Purity.World(Own, Violations).Where(use => use.From == Violations + ".KnowsTheWorld").Select(use => use.To).Should()
            .Contain(["System.IO.File", "System.Net.Http.HttpClient", "System.Threading.Tasks.Task"]);

    [Fact]
    public void The_clock_and_chance_are_seen_where_they_are_asked() =>
        Purity.Chance(Own, Violations).Select(use => $"{use.To}.{use.Member}").Should().BeEquivalentTo("System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid");

    [Fact]
    public void A_package_is_seen_in_a_project_file() =>
        ProjectFile.Parse("Madoguchi.Domain", """<Project><ItemGroup><PackageReference Include="Serilog" /></ItemGroup></Project>""").Packages.Should().Equal(("Serilog", null));
}
