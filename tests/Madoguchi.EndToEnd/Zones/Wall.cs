using System.Text.Json.Nodes;
using Madoguchi.TestKit.Programs;

namespace Madoguchi.EndToEnd.Zones;

/// <summary>The firewall of a zone, as <c>docs/firewall</c> tells IT officers to set it.</summary>
internal sealed class Wall(NetworkZone zone, string file)
{
    const string Cut = "table inet cut";

    /// <summary>Begins anew, with counters at nought.</summary>
    public Task Raise() => zone.Run("nft", "-f", Path.Combine(BuiltProgram.RepositoryRoot, "docs", "firewall", file));

    /// <summary>As if somebody had forgotten the wall.</summary>
    public Task Open() => zone.Run("nft", "insert", "rule", "inet", "madoguchi", "input", "accept");

    /// <summary>Packets seen by a counter of the wall.</summary>
    public async Task<long> Count(string counter)
    {
        var listed = JsonNode.Parse(await zone.Run("nft", "-j", "list", "counter", "inet", "madoguchi", counter))!;
        return listed["nftables"]!.AsArray().Select(one => one!["counter"]).OfType<JsonNode>().Single()["packets"]!.GetValue<long>();
    }

    /// <summary>Nothing gets through a cable any more. It is not said, or every connection over it breaks at once.</summary>
    public Task CutCable(string name, bool said) => zone.Feed($$"""
        {{Cut}} {
          chain in { type filter hook input priority -10; iifname "{{name}}" drop; }
          chain out { type filter hook output priority -10; oifname "{{name}}" {{(said ? "meta l4proto tcp reject with tcp reset" : "drop")}}; }
        }
        """, "nft", "-f", "-");

    public Task Mend() => zone.Run("nft", "delete", "table", "inet", "cut");
}
