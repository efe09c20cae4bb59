using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Madoguchi.Architecture.Tests.Rules;

/// <summary>What every file of the repository keeps to.</summary>
internal static partial class Files
{
    public const int MostLines = 250;

    static readonly string[] Programs = ["server/", "kiosk/", "signage/", "reservation-web/"];

    public static bool IsOfAProgram(string path) =>
        Programs.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
        && Path.GetExtension(path) is ".cs" or ".razor"
        && !path.Contains("/Migrations/", StringComparison.Ordinal);

    public static IEnumerable<string> TooLong(string path, string text) =>
        text.Count(letter => letter == '\n') is var lines && lines > MostLines ? [$"{path} has {lines} lines"] : [];

    public static IEnumerable<string> Secrets(string path, string text) => Secret().Matches(text).Select(match => $"{path}: {match.Value[..Math.Min(match.Length, 12)]}…");

    public static IEnumerable<string> PackageHosts(string path, string text) => PackageHost().Matches(text).Select(match => $"{path}: {match.Value}");

    public static IEnumerable<string> MissingFromSolution(IEnumerable<string> projects, string solution) =>
        projects.Where(path => !solution.Contains($"\"{path.Replace('/', '\\')}\"", StringComparison.Ordinal));

    public static IEnumerable<string> LooseVersions(string packages) => XDocument.Parse(packages).Descendants()
        .Where(element => element.Name.LocalName == "PackageVersion")
        .Select(element => (Id: element.Attribute("Include")?.Value, Version: element.Attribute("Version")?.Value ?? ""))
        .Where(package => !Exact().IsMatch(package.Version))
        .Select(package => $"{package.Id} {package.Version}");

    public static IEnumerable<string> OwnVersions(ProjectFile project) =>
        project.Packages.Where(package => package.Version is not null).Select(package => $"{project.Name}: {package.Id} {package.Version}");

    public static IEnumerable<string> Undocumented(AssemblyFacts assembly, XDocument documentation)
    {
        var documented = documentation.Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value) || member.Element("inheritdoc") is not null)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();
        return assembly.PublicTypes.Where(type => !documented.Contains("T:" + type));
    }

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex Exact();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----|[Bb]earer [A-Za-z0-9_\-.=+/]{20,}|\beyJ[A-Za-z0-9_-]{10,}\.eyJ|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bxox[bp]-[0-9A-Za-z-]{20,}|\bAIza[0-9A-Za-z_-]{30,}")]
    private static partial Regex Secret();

    [GeneratedRegex(@"api\.nuget\.org|/v3/index\.json|[<]packageSources?\b|registry\.npmjs\.org|registry\s*=\s*https?:|""resolved"":\s*""https?:|pypi\.org/simple|files\.pythonhosted\.org|index[-]url|deb\.debian\.org|proxy\.golang\.org|GO[P]ROXY", RegexOptions.IgnoreCase)]
    private static partial Regex PackageHost();
}
