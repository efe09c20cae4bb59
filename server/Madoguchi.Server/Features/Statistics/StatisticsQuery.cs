using System.Globalization;
using Madoguchi.Analytics.Descriptive;
using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Statistics;
using Madoguchi.Server.Persistence.Facts;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>Groups the facts of the ledger; counts people, times each leg.</summary>
internal sealed class StatisticsQuery(ISites sites, ILegFacts facts, StatisticsProjection projection)
{
    static readonly Dictionary<string, Func<LegFact, string?>> Groupings = new()
    {
        ["hour"] = fact => BusinessTime.Local(fact.IssuedAt).ToString("HH", CultureInfo.InvariantCulture),
        ["halfhour"] = fact => HalfHour(BusinessTime.Local(fact.IssuedAt)),
        ["day"] = fact => fact.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["category"] = fact => fact.Category,
        ["procedure"] = fact => fact.Procedure,
        ["all"] = _ => "all",
        ["counter"] = fact => fact.Counter?.ToString(CultureInfo.InvariantCulture),
    };

    public static IEnumerable<string> Known => Groupings.Keys;

    /// <param name="site">Site code.</param>
    /// <param name="from">First business date.</param>
    /// <param name="to">Last business date.</param>
    /// <param name="by">One of <see cref="Known"/>.</param>
    public async Task<IReadOnlyList<StatisticsRow>> Run(string site, DateOnly from, DateOnly to, string by, CancellationToken ct)
    {
        // A question about today is answered with everything that is durable when it is asked.
        if (from <= sites.Today && sites.Today <= to)
            await projection.CatchUp(new SiteDayKey(site, sites.Today).Stream, ct);
        var key = Groupings[by];
        var rows = (await facts.Between(site, from, to, ct))
            .Select(fact => (Key: key(fact), Fact: fact))
            .Where(one => one.Key is not null)
            .GroupBy(one => one.Key!, one => one.Fact)
            .Select(group => Row(group.Key, [.. group]));
        return [.. by == "counter" ? rows.OrderBy(row => int.Parse(row.Key, CultureInfo.InvariantCulture)) : rows.OrderBy(row => row.Key, StringComparer.Ordinal)];
    }

    static StatisticsRow Row(string key, LegFact[] facts)
    {
        var waits = facts.Where(fact => fact is { WaitingSince: not null, CalledAt: not null }).Select(fact => Minutes(fact.CalledAt - fact.WaitingSince)).ToArray();
        var services = facts.Where(fact => fact is { State: LegStates.Done, CalledAt: not null, EndedAt: not null })
            .Select(fact => Minutes(fact.EndedAt - (fact.StartedAt ?? fact.CalledAt))).ToArray();
        return new(
            key, People(facts), People(facts.Where(fact => fact.State == LegStates.Done)), People(facts.Where(fact => fact.State == LegStates.Absent)),
            People(facts.Where(fact => fact.State == LegStates.Cancelled)),
            Rounded(Quantiles.Mean(waits)), Rounded(Quantiles.Median(waits)), Rounded(Quantiles.P90(waits)), Rounded(Quantiles.Mean(services)));
    }

    static int People(IEnumerable<LegFact> facts) => facts.Select(fact => fact.TicketId).Distinct().Count();

    static double Minutes(TimeSpan? time) => time!.Value.TotalMinutes;

    static double? Rounded(double? minutes) => minutes is { } value ? Math.Round(value, 2) : null;

    static string HalfHour(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at:HH}:{(at.Minute < 30 ? "00" : "30")}");
}
