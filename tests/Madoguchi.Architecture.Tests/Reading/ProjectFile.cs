using System.Collections.Immutable;
using System.Xml.Linq;

namespace Madoguchi.Architecture.Tests.Reading;

/// <summary>What a project file asks for.</summary>
/// <param name="Name">Of the project.</param>
/// <param name="Projects">Projects it links.</param>
/// <param name="Packages">Packages it references, with the version when it names one itself.</param>
internal sealed record ProjectFile(string Name, ImmutableArray<string> Projects, ImmutableArray<(string Id, string? Version)> Packages)
{
    public static ProjectFile Parse(string name, string xml)
    {
        var elements = XDocument.Parse(xml).Descendants().ToArray();
        return new(
            name,
            [
                .. elements.Where(element => element.Name.LocalName == "ProjectReference" && Value(element, "ReferenceOutputAssembly") != "false")
                    .Select(element => Path.GetFileNameWithoutExtension(Value(element, "Include")!.Replace('\\', '/'))),
            ],
            [
                .. elements.Where(element => element.Name.LocalName == "PackageReference")
                    .Select(element => (Value(element, "Include") ?? Value(element, "Update")!, Value(element, "Version") ?? Value(element, "VersionOverride"))),
            ]);
    }

    static string? Value(XElement element, string name) => element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(one => one.Name.LocalName == name)?.Value;
}
