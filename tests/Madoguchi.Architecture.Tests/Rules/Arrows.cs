using System.Collections.Frozen;

namespace Madoguchi.Architecture.Tests.Rules;

/// <summary>Who may know whom. Whatever is not listed knows nobody.</summary>
internal static class Arrows
{
    public static readonly FrozenDictionary<string, string[]> Allowed = new Dictionary<string, string[]>
    {
        ["Madoguchi.Domain"] = [],
        ["Madoguchi.Analytics"] = [],
        ["Madoguchi.Contracts"] = [],
        ["Madoguchi.Ui"] = [],
        ["Madoguchi.Server"] = ["Madoguchi.Domain", "Madoguchi.Analytics", "Madoguchi.Contracts", "Madoguchi.Ui", "Madoguchi.Signage"],
        // Starts the programs as processes and speaks to them over the wire: it links only the words and the calendar.
        ["Madoguchi.Demo"] = ["Madoguchi.Contracts", "Madoguchi.Domain"],
        // Plays whole years through the rules; nothing else of the house belongs into it.
        ["Madoguchi.Simulation"] = ["Madoguchi.Domain"],
        ["Madoguchi.Kiosk"] = ["Madoguchi.Domain", "Madoguchi.Contracts", "Madoguchi.Ui", "Madoguchi.EscPos"],
        ["Madoguchi.EscPos"] = [],
        ["Madoguchi.EscPos.Emulator"] = ["Madoguchi.EscPos", "Madoguchi.Contracts"],
        ["Madoguchi.Signage"] = ["Madoguchi.Contracts", "Madoguchi.Ui"],
        ["Madoguchi.Reservation"] = ["Madoguchi.Domain", "Madoguchi.Contracts", "Madoguchi.Ui"],
    }.ToFrozenDictionary();

    public static IEnumerable<string> Violations(AssemblyFacts assembly, string[] allowed) => Violations(assembly.Name, assembly.References, allowed);

    public static IEnumerable<string> Violations(ProjectFile project, string[] allowed) => Violations(project.Name, project.Projects, allowed);

    static IEnumerable<string> Violations(string name, IEnumerable<string> references, string[] allowed) =>
        references.Where(other => other.StartsWith("Madoguchi.", StringComparison.Ordinal) && !allowed.Contains(other)).Select(other => $"{name} → {other}");
}
