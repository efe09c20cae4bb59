using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Master data as read from a folder: checked, not yet stored.</summary>
internal sealed record Seed(
    MunicipalityRow Municipality, IReadOnlyList<SiteRow> Sites, IReadOnlyList<CategoryRow> Categories,
    IReadOnlyList<ProcedureRow> Procedures, IReadOnlyList<ClosedDayRow> ClosedDays)
{
    /// <summary>The Kokubunji seed, which is built into the program's folder.</summary>
    public static string DemoFolder => Path.Combine(AppContext.BaseDirectory, "Seed");

    public static Seed Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException($"seed: there is no folder {folder}.");
        var json = SeedJson.Read(folder, "sites.json");
        var categories = SeedSites.Categories(json["categories"]);
        var sites = SeedSites.Sites(json, [.. categories.Select(category => category.Code)]);
        var procedures = SeedProcedures.Read(folder, [.. categories.Select(category => category.Code)], [.. sites.Select(site => site.Code)]);
        SeedProcedures.Limit(procedures, json.Maybe("limitedHours"));
        SeedProcedures.Travel(procedures, json.Maybe("staffMoves"));
        var navigator = SeedNavigator.Read(folder, [.. procedures.Select(procedure => procedure.Code)]);
        return new(SeedSites.Municipality(json, navigator), sites, categories, procedures, SeedSites.ClosedDays(json));
    }
}
