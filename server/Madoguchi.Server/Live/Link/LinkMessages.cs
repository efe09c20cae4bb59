using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Statistics;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Link;

/// <summary>What goes out to reservation-web: master data, free slots and anonymous congestion; never a name.</summary>
internal sealed class LinkMessages(ISites sites, IMasterData master, Catalogues catalogues, UsualDays usual, TimeProvider clock)
{
    const int CallsShown = 3, DaysTold = 7, DaysLookedAt = 31;

    public LinkMaster Master()
    {
        var now = BusinessTime.Local(clock.GetUtcNow());
        var data = master.Current;
        return new(
            now.ToUnixTimeMilliseconds(), data.Municipality.Names.Ja, data.Municipality.Names.En,
            [.. data.Sites.Select(site => catalogues.Of(site.Code) with { Navigator = null })], [.. data.Sites.SelectMany(site => SlotPlan.For(data, site, now))], data.NavigatorJson,
            data.Municipality.Names.ByLanguage, [.. data.Sites.SelectMany(site => BookingRules.Groups(data, site))]);
    }

    public async Task<Congestion> Congestion()
    {
        var busy = new List<SiteCongestion>();
        foreach (var site in sites.All())
        {
            var board = await sites.Board(site.Code);
            busy.Add(new(
                site.Code, site.Name, site.IsOpen, board.Version, board.Categories, [.. board.Calls.DistinctBy(call => call.Counter).Take(CallsShown)],
                [.. Coming(site.Code).Take(DaysTold)], await usual.Curves(site.Code, CancellationToken.None),
                board.RemoteLeft));
        }
        return new(BusinessTime.Local(clock.GetUtcNow()), master.Current.Municipality.Code, "CC BY 4.0", busy);
    }

    IEnumerable<DayHours> Coming(string siteCode)
    {
        var today = BusinessTime.DateOf(clock.GetUtcNow());
        return master.Current.Site(siteCode) is not { } site ? []
            : Enumerable.Range(0, DaysLookedAt).Select(day => Catalogues.HoursOf(master.Current, site, today.AddDays(day))).OfType<DayHours>();
    }

    public async Task<IReadOnlyList<TicketStatus>> Tickets()
    {
        var all = new List<TicketStatus>();
        foreach (var site in sites.All())
            all.AddRange(await sites.Statuses(site.Code));
        return all;
    }
}
