namespace Madoguchi.Architecture.Tests;

public class Who_may_know_whom
{
    static readonly AssemblyFacts Own = AssemblyFacts.Of(typeof(Who_may_know_whom).Assembly);

    public static TheoryData<string> Assemblies => [.. Arrows.Allowed.Keys.Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Assemblies))]
    public void A_built_assembly_references_only_whom_it_may_know(string name)
    {
        if (AssemblyFacts.Beside(name) is { } assembly)
            Arrows.Violations(assembly, Arrows.Allowed[name]).Should().BeEmpty();
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void A_project_file_links_only_whom_it_may_know(string name) =>
        Arrows.Violations(Repository.Projects.Single(project => project.Name == name), Arrows.Allowed[name]).Should().BeEmpty();

    [Fact]
    public void Every_program_and_library_has_its_arrows() =>
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)).Should().BeEquivalentTo(Arrows.Allowed.Keys);

    [Fact]
    public void The_assemblies_of_all_arrows_are_looked_at() =>
        Arrows.Allowed.Keys.Where(name => AssemblyFacts.Beside(name) is null).Should().BeSubsetOf(["Madoguchi.Demo", "Madoguchi.Signage", "Madoguchi.Simulation"]);

    [Fact]
    public void An_arrow_too_many_is_seen_in_an_assembly() =>
        Arrows.Violations(Own, []).Should().Contain("Madoguchi.Architecture.Tests → Madoguchi.Domain");

    [Fact]
    public void An_arrow_too_many_is_seen_in_a_project_file()
    {
        var project = ProjectFile.Parse("Madoguchi.Domain", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <ProjectReference Include="..\Madoguchi.Contracts\Madoguchi.Contracts.csproj" />
                <ProjectReference Include="../Madoguchi.Server/Madoguchi.Server.csproj" ReferenceOutputAssembly="false" />
              </ItemGroup>
            </Project>
            """);
        Arrows.Violations(project, []).Should().Equal("Madoguchi.Domain → Madoguchi.Contracts");
    }
}
