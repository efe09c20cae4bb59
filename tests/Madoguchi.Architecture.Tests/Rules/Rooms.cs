namespace Madoguchi.Architecture.Tests.Rules;

/// <summary>Who may touch what inside the server.</summary>
internal static class Rooms
{
    static readonly string[] Drivers = ["Microsoft.Data.Sqlite", "SQLitePCL", "Npgsql", "NpgsqlTypes", "Microsoft.EntityFrameworkCore"];

    static readonly string[] HubContexts = ["Microsoft.AspNetCore.SignalR.IHubContext", "Microsoft.AspNetCore.SignalR.HubLifetimeManager"];

    /// <summary>A feature does not use another feature. What stands beside them (the routes) wires all.</summary>
    public static IEnumerable<Use> BetweenFeatures(AssemblyFacts assembly, string root) => assembly.Uses
        .Where(use => FeatureOf(use.From, root) is { } from && FeatureOf(use.To, root) is { } to && from != to);

    /// <summary>Only Persistence touches a database driver.</summary>
    public static IEnumerable<Use> DriversElsewhere(AssemblyFacts assembly, string root) => assembly.Uses
        .Where(use => use.FromNamespace(root) && !use.FromNamespace(root + ".Persistence") && Drivers.Any(use.ToNamespace));

    /// <summary>Only the Broadcaster touches a hub context, so that fanning out happens in one place and after the commit.</summary>
    public static IEnumerable<Use> HubContextsElsewhere(AssemblyFacts assembly, string root) => assembly.Uses
        .Where(use => use.FromNamespace(root) && !use.From.EndsWith(".Broadcaster", StringComparison.Ordinal) && HubContexts.Contains(use.To));

    static string? FeatureOf(string type, string root)
    {
        var features = root + ".Features.";
        var rest = type.StartsWith(features, StringComparison.Ordinal) ? type[features.Length..].Split('.') : [];
        return rest.Length > 1 ? rest[0] : null;
    }
}
