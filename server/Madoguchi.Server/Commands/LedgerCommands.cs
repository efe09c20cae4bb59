using Madoguchi.Server.Live.Statistics;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Facts;

namespace Madoguchi.Server.Commands;

/// <summary><c>rebuild-statistics</c> and <c>verify-ledger</c>: the log is the truth, the rest is folded from it.</summary>
internal static class LedgerCommands
{
    public static async Task RebuildStatistics(Words words, IServiceProvider services)
    {
        words.End("rebuild-statistics is allowed.");
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        await services.GetRequiredService<ILegFacts>().Clear(default);
        await services.GetRequiredService<StatisticsProjection>().Build(default);
        Console.WriteLine($"Statistics of {(await services.GetRequiredService<ILegFacts>().Positions(default)).Count} days are folded from the ledger.");
    }

    public static async Task Verify(Words words, IServiceProvider services)
    {
        words.End("verify-ledger is allowed.");
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        var found = await services.GetRequiredService<LedgerCheck>().Run(default);
        foreach (var difference in found.Differences)
            Console.WriteLine(difference);
        Console.WriteLine(
            $"{found.Streams} days, {found.Entries} entries, {found.Tickets} tickets folded; {found.Behind} days not yet projected to their end: "
            + (found.Differences.Count == 0 ? "no difference." : $"{found.Differences.Count} differences."));
        if (found.Differences.Count > 0)
            throw new CommandException("The ledger and what was built from it differ; see the lines above. rebuild-statistics folds the statistics anew.");
    }
}
