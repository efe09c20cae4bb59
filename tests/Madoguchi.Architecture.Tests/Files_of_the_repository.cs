using System.Xml.Linq;

namespace Madoguchi.Architecture.Tests;

public class Files_of_the_repository
{
    [Fact]
    public void No_file_of_a_program_is_longer_than_250_lines() =>
        Repository.Files.Where(Files.IsOfAProgram).SelectMany(path => Files.TooLong(path, Repository.Read(path))).Should().BeEmpty();

    [Fact]
    public void Every_public_contract_is_documented() =>
        Files.Undocumented(AssemblyFacts.Beside("Madoguchi.Contracts")!, XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Madoguchi.Contracts.xml"))).Should().BeEmpty();

    [Fact]
    public void The_solution_contains_every_project() =>
        Files.MissingFromSolution(Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)), Repository.Read("Madoguchi.sln")).Should().BeEmpty();

    [Fact]
    public void Every_package_has_one_exact_version_in_one_place()
    {
        Files.LooseVersions(Repository.Read("Directory.Packages.props")).Should().BeEmpty();
        Repository.Projects.SelectMany(Files.OwnVersions).Should().BeEmpty();
    }

    [Fact]
    public void No_file_holds_a_secret() => Texts.SelectMany(file => Files.Secrets(file.Path, file.Text)).Should().BeEmpty();

    [Fact]
    public void No_file_names_a_package_host() => Texts.SelectMany(file => Files.PackageHosts(file.Path, file.Text)).Should().BeEmpty();

    [Fact]
    public void A_file_of_251_lines_is_seen_and_one_of_250_is_not()
    {
        Files.TooLong("server/X.cs", string.Concat(Enumerable.Repeat("\n", 251))).Should().Equal("server/X.cs has 251 lines");
        Files.TooLong("server/X.cs", string.Concat(Enumerable.Repeat("\n", 250))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("server/Madoguchi.Server/A.cs", true)]
    [InlineData("kiosk/Madoguchi.Kiosk/A.razor", true)]
    [InlineData("server/Madoguchi.Server/Persistence/Migrations/A.cs", false)]
    [InlineData("tests/Madoguchi.Server.Tests/A.cs", false)]
    [InlineData("server/Madoguchi.Ui/wwwroot/a.css", false)]
    public void The_length_of_programs_is_counted_and_that_of_generated_migrations_is_not(string path, bool counted) =>
        Files.IsOfAProgram(path).Should().Be(counted);

    [Fact]
    public void A_contract_without_a_word_is_seen()
    {
        var assembly = new AssemblyFacts("X", [], ["N.Said", "N.Unsaid", "N.Empty"], []);
        var documentation = XDocument.Parse("""
            <doc><members><member name="T:N.Said"><summary>What it is.</summary></member><member name="T:N.Empty"><summary> </summary></member></members></doc>
            """);
        Files.Undocumented(assembly, documentation).Should().Equal("N.Unsaid", "N.Empty");
    }

    [Fact]
    public void A_project_outside_the_solution_is_seen() =>
        Files.MissingFromSolution(["server/A/A.csproj", "server/B/B.csproj"], "Project(\"{X}\") = \"A\", \"server\\A\\A.csproj\", \"{Y}\"").Should().Equal("server/B/B.csproj");

    [Theory]
    [InlineData("1.*")]
    [InlineData("[1.2.3,2.0.0)")]
    [InlineData("1.2")]
    [InlineData("$(Version)")]
    [InlineData("")]
    public void A_loose_version_is_seen(string version) =>
        Files.LooseVersions($"""<Project><ItemGroup><PackageVersion Include="A" Version="{version}" /></ItemGroup></Project>""").Should().ContainSingle();

    [Fact]
    public void A_version_of_its_own_is_seen() =>
        Files.OwnVersions(ProjectFile.Parse("P", """<Project><ItemGroup><PackageReference Include="A" Version="1.2.3" /></ItemGroup></Project>""")).Should().Equal("P: A 1.2.3");

    [Theory]
    [InlineData("-----BEGIN ", "RSA PRIVATE KEY-----")]
    [InlineData("Authorization: Bearer ", "abcdefghijklmnopqrstuvwxyz0123")]
    [InlineData("AKIA", "ABCDEFGHIJKLMNOP")]
    [InlineData("ghp_", "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x")]
    public void A_secret_is_seen(string start, string rest) => Files.Secrets("a.txt", start + rest).Should().ContainSingle();

    [Fact]
    public void The_keys_of_the_demonstration_are_no_secret() => Files.Secrets("README.md", "Authorization: Bearer demo-counter").Should().BeEmpty();

    [Theory]
    [InlineData("https://api.", "nuget.org/v3/")]
    [InlineData("<package", "Sources>")]
    [InlineData("registry=", "http://packages.example/")]
    [InlineData("http://packages.example/v3/", "index.json")]
    public void A_package_host_is_seen(string start, string rest) => Files.PackageHosts("a.txt", start + rest).Should().NotBeEmpty();

    static IEnumerable<(string Path, string Text)> Texts =>
        from path in Repository.Files
        where Path.GetExtension(path) is not (".png" or ".ico" or ".woff2" or ".ttf" or ".otf" or ".pdf" or ".zip" or ".wav")
        select (path, Repository.Read(path));
}
