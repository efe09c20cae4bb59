namespace Madoguchi.Architecture.Tests.Rules;

/// <summary>What the pure core does not touch: the world outside, and anything that answers differently when asked twice.</summary>
internal static class Purity
{
    static readonly string[] Outside = ["System.Net", "System.IO", "System.Threading", "System.Data", "System.Diagnostics.Process", "Microsoft"];

    static readonly (string Type, string Member)[] Unrepeatable =
    [
        ("System.DateTime", "get_Now"), ("System.DateTime", "get_UtcNow"), ("System.DateTime", "get_Today"),
        ("System.DateTimeOffset", "get_Now"), ("System.DateTimeOffset", "get_UtcNow"),
        ("System.TimeProvider", "get_System"), ("System.Guid", "NewGuid"), ("System.Guid", "CreateVersion7"),
        ("System.Random", "get_Shared"), ("System.Environment", "get_TickCount"), ("System.Environment", "get_TickCount64"),
        ("System.Diagnostics.Stopwatch", "GetTimestamp"),
    ];

    public static IEnumerable<Use> World(AssemblyFacts assembly, string root) => assembly.Uses
        .Where(use => use.FromNamespace(root) && !IsOfTheCompiler(use))
        .Where(use => Outside.Any(use.ToNamespace));

    public static IEnumerable<Use> Chance(AssemblyFacts assembly, string root) => assembly.Uses
        .Where(use => use.FromNamespace(root) && Unrepeatable.Contains((use.To, use.Member ?? "")));

    // Attributes and markers which the compiler writes into every assembly.
    static bool IsOfTheCompiler(Use use) =>
        use.ToNamespace("Microsoft.CodeAnalysis") || use.ToNamespace("System.Runtime.CompilerServices") || use.To == "System.Threading.Interlocked";
}
