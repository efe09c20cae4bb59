using System.Collections.Concurrent;
using Madoguchi.Analytics.Descriptive;
using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Statistics;

/// <summary>
/// How many wait per half hour: today, and usually on this weekday. For the public, so a number below
/// <see cref="FewestShown"/> is never told: a lobby with one person in it is no statistics.
/// </summary>
internal sealed class UsualDays(ILegFacts facts, IMasterData master, TimeProvider clock)
{
    public const int FewestShown = 3;
    const int WeeksBack = 8, FewestDays = 3;
    static readonly TimeSpan Step = TimeSpan.FromMinutes(30), UsualKept = TimeSpan.FromMinutes(30), TodayKept = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<string, Kept> _usual = new(), _today = new();

    /// <summary>Waiting people on average by category; the whole site under no letter.</summary>
    sealed record Kept(DateOnly Date, DateTimeOffset At, IReadOnlyDictionary<string, IReadOnlyList<double>> Waiting, int Days);

    /// <summary>One curve for the site and one for each category in which anyone ever waited; none on a closed day.</summary>
    public async Task<IReadOnlyList<CongestionCurve>> Curves(string siteCode, CancellationToken ct)
    {
        var now = BusinessTime.Local(clock.GetUtcNow());
        var date = BusinessTime.DateOf(now);
        if (master.Current.Site(siteCode) is not { } site || RulesOfTheDay.HoursOf(master.Current, site, date) is not { } hours)
            return [];
        var usual = await Once(_usual, siteCode, date, now, UsualKept, () => Usual(site, date, hours, now, ct));
        var today = await Once(_today, siteCode, date, now, TodayKept, async () => new(date, now, Waiting(await facts.Between(siteCode, date, date, ct), hours, now), 1));
        var over = Math.Clamp((int)((now - hours.OpensAt) / Step), 0, Steps(hours));
        return [.. usual.Waiting.Keys.Union(today.Waiting.Keys).Append("").Distinct().Order(StringComparer.Ordinal).Select(category =>
            new CongestionCurve(category.Length == 0 ? null : category, [.. Points(hours, usual, today.Waiting.GetValueOrDefault(category), over, category)]))];
    }

    static IEnumerable<CongestionPoint> Points(OpenHours hours, Kept usual, IReadOnlyList<double>? today, int over, string category)
    {
        var mean = usual.Waiting.GetValueOrDefault(category);
        for (var i = 0; i < Steps(hours); i++)
            yield return new(
                TimeOnly.FromDateTime((hours.OpensAt + (i * Step)).DateTime),
                usual.Days < FewestDays ? null : Told(mean?[i] ?? 0), i < over ? Told(today?[i] ?? 0) : null);
    }

    /// <summary>Rounded to people first: 2.9 is three, and 2.4 is nobody's business.</summary>
    static int Told(double people) => (int)Math.Round(people, MidpointRounding.AwayFromZero) is var whole and >= FewestShown ? whole : 0;

    async Task<Kept> Usual(MasterSite site, DateOnly date, OpenHours hours, DateTimeOffset now, CancellationToken ct)
    {
        var sums = new Dictionary<string, double[]>();
        var days = 0;
        for (var week = 1; week <= WeeksBack; week++)
        {
            var past = date.AddDays(-7 * week);
            if (RulesOfTheDay.HoursOf(master.Current, site, past) is null || await facts.Between(site.Code, past, past, ct) is not { Count: > 0 } known)
                continue;
            days++;
            // The times of today's opening hours on that day: what is compared stands at the same place.
            var then = new OpenHours(hours.OpensAt.AddDays(-7 * week), hours.LastTicketAt.AddDays(-7 * week), hours.ClosesAt.AddDays(-7 * week));
            foreach (var (category, waiting) in Waiting(known, then, then.ClosesAt))
            {
                if (!sums.TryGetValue(category, out var sum))
                    sums[category] = sum = new double[Steps(hours)];
                for (var i = 0; i < sum.Length; i++)
                    sum[i] += waiting[i];
            }
        }
        return new(date, now, sums.ToDictionary(one => one.Key, one => (IReadOnlyList<double>)[.. one.Value.Select(sum => sum / days)]), days);
    }

    /// <summary>A person who waits for three things is one person.</summary>
    static Dictionary<string, IReadOnlyList<double>> Waiting(IReadOnlyList<LegFact> legs, OpenHours hours, DateTimeOffset until)
    {
        var waits = legs.Where(leg => leg.WaitingSince is not null)
            .Select(leg => (leg.TicketId, leg.Category, Stay: (From: leg.WaitingSince!.Value, To: leg.CalledAt ?? leg.EndedAt ?? until))).ToList();
        return waits.Select(wait => wait.Category).Distinct().Append("").ToDictionary(category => category, category => Occupancy.PerStep(
            waits.Where(wait => category.Length == 0 || wait.Category == category).GroupBy(wait => wait.TicketId, wait => wait.Stay).SelectMany(Occupancy.Union),
            hours.OpensAt, Step, Steps(hours)));
    }

    static int Steps(OpenHours hours) => Math.Max(0, (int)Math.Ceiling((hours.ClosesAt - hours.OpensAt) / Step));

    static async Task<Kept> Once(ConcurrentDictionary<string, Kept> kept, string site, DateOnly date, DateTimeOffset now, TimeSpan fresh, Func<Task<Kept>> make) =>
        kept.TryGetValue(site, out var known) && known.Date == date && now - known.At < fresh && now >= known.At ? known : kept[site] = await make();
}
