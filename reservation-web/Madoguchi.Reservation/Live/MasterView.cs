using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Reservation.Live;

/// <summary>The master data with its look-ups.</summary>
internal sealed class MasterView(LinkMaster master)
{
    readonly Dictionary<string, SiteCatalogue> sites = master.Sites.ToDictionary(site => site.Site);

    readonly ILookup<string, LinkGroup>? groups = master.Groups?.ToLookup(group => group.Site);

    public LinkMaster Master => master;
    public Navigator? Navigator { get; } = Navigator.Read(master.Navigator);

    public SiteCatalogue? Site(string? code) => code is null ? null : sites.GetValueOrDefault(code);

    /// <summary>Counter groups of a site that are booked apart; null: all procedures share one kind of slot.</summary>
    public IReadOnlyList<LinkGroup>? Groups(string site) => groups?[site].ToList();

    /// <summary>The group at whose own counter a whole life event is booked, and where.</summary>
    public LinkGroup? OwnCounter(string lifeEvent) => master.Groups?.FirstOrDefault(group => group.LifeEvent == lifeEvent);

    /// <summary>The procedures that can be done at a site, or null when one of the codes is not among them.</summary>
    public static IReadOnlyList<CatalogueProcedure>? Procedures(SiteCatalogue site, IReadOnlyCollection<string> codes)
    {
        var handled = site.Procedures.Where(procedure => procedure.Handled).ToDictionary(procedure => procedure.Code);
        var asked = codes.Distinct().ToList();
        return asked.TrueForAll(handled.ContainsKey) ? [.. asked.Select(code => handled[code])] : null;
    }

    /// <summary>A procedure wherever it is handled; its name and what to bring are the same at every site.</summary>
    public CatalogueProcedure? Procedure(string code) =>
        master.Sites.SelectMany(site => site.Procedures).FirstOrDefault(procedure => procedure.Code == code);
}
