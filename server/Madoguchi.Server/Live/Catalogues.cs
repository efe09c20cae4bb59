using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server.Live;

/// <summary>Master data of a site for kiosks and residents' pages.</summary>
internal sealed class Catalogues(IMasterData master, ServerSettings settings, TimeProvider clock)
{
    /// <summary>Where phones follow a ticket; the token follows.</summary>
    public string StatusUrlBase => settings.ReservationWeb?.PublicUrl + "t/";

    public SiteCatalogue Of(string siteCode)
    {
        var now = BusinessTime.Local(clock.GetUtcNow());
        var data = master.Current;
        var site = data.Site(siteCode) ?? throw new ArgumentException($"Site '{siteCode}' is not in the master data.", nameof(siteCode));
        return new(
            data.Municipality.Names.Ja, data.Municipality.Names.En, site.Code, site.Names.ByLanguage,
            [.. data.Categories.Select(category => new CatalogueCategory(category.Code, category.Names.ByLanguage))],
            [.. data.Procedures.Select(procedure => Of(procedure, site.Code, data))],
            HoursOf(data, site, BusinessTime.DateOf(now)), StatusUrlBase, now, data.NavigatorJson, data.Municipality.Names.ByLanguage);
    }

    /// <returns>Null on a closed day.</returns>
    public static DayHours? HoursOf(MasterData data, MasterSite site, DateOnly date) =>
        RulesOfTheDay.HoursOf(data, site, date) is { } hours
            ? new(date, Time(hours.OpensAt), Time(hours.LastTicketAt), Time(hours.ClosesAt))
            : null;

    static CatalogueProcedure Of(MasterProcedure procedure, string site, MasterData data)
    {
        var limit = procedure.LimitAt(site);
        return new(
            procedure.Code, procedure.Category, procedure.Names.ByLanguage, procedure.Minutes, procedure.Bring, procedure.FeeYen,
            procedure.WithoutVisit, procedure.At(site) is not Handling.No,
            [.. data.Sites.Where(other => procedure.At(other.Code) is not Handling.No).Select(other => other.Names.Ja)],
            limit?.From, limit?.To, procedure.After)
        {
            Days = limit?.Days,
            WithoutVisitUrl = procedure.WithoutVisitUrl,
        };
    }

    static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(at.DateTime);
}
