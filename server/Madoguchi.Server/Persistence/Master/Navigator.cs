using System.Collections.Immutable;
using System.Text.Json;

namespace Madoguchi.Server.Persistence.Master;

/// <summary>What master data needs of the navigator's rules; the rest is read by who shows it.</summary>
internal static class Navigator
{
    /// <summary>Procedure → procedures which must be done first in the same visit.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> After(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("after", out var after))
            return ImmutableDictionary<string, ImmutableArray<string>>.Empty;
        return after.EnumerateObject()
            .Where(rule => rule.Value.ValueKind is JsonValueKind.Array)
            .ToImmutableDictionary(rule => rule.Name, rule => rule.Value.EnumerateArray().Select(code => code.GetString()!).ToImmutableArray());
    }
}
