using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Guide;

namespace Madoguchi.Reservation.Live;

/// <summary>The master data with its look-ups.</summary>
internal sealed class MasterView(LinkMaster master)
{
    readonly Dictionary<string, SiteCatalogue> sites = master.Sites.ToDictionary(site => site.Site);

    public LinkMaster Master => master;
    public Navigator? Navigator { get; } = Navigator.Read(master.Navigator);

    public SiteCatalogue? Site(string? code) => code is null ? null : sites.GetValueOrDefault(code);

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
