using Madoguchi.Server.Persistence.Rows;

namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>Master data as read from files or from the database: checked, free to be changed, not stored.</summary>
internal sealed record Seed(
    MunicipalityRow Municipality, List<SiteRow> Sites, List<CategoryRow> Categories, List<ProcedureRow> Procedures, List<ClosedDayRow> ClosedDays)
{
    /// <summary>The Kokubunji seed, which is built into the program's folder.</summary>
    public static string DemoFolder => Path.Combine(AppContext.BaseDirectory, "Seed");

    /// <exception cref="SeedException">The first mistake.</exception>
    public static Seed Read(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandException($"seed: there is no folder {folder}.");
        var (seed, mistakes) = Read(SeedFiles.Of(folder));
        return mistakes is [var first, ..] ? throw new SeedException(first) : seed;
    }

    /// <returns>All mistakes; with any, the seed is of no use.</returns>
    public static (Seed Seed, IReadOnlyList<SeedMistake> Mistakes) Read(SeedFiles files)
    {
        var mistakes = new SeedMistakes();
        var json = SeedJson.Read(SeedFiles.SitesName, files.Sites, mistakes);
        var categories = SeedCategories.Read(json["categories"]);
        var sites = SeedSites.Sites(json, [.. categories.Select(category => category.Code)]);
        var procedures = SeedProcedures.Read(
            files.Procedures, [.. categories.Select(category => category.Code)], [.. sites.Select(site => site.Code)], mistakes);
        SeedProcedures.Limit(procedures, json.Maybe("limitedHours"), json);
        SeedProcedures.Travel(procedures, json.Maybe("staffMoves"));
        var navigator = SeedNavigator.Read(
            SeedJson.Read(SeedFiles.LifeEventsName, files.LifeEvents, mistakes), [.. procedures.Select(procedure => procedure.Code)]);
        SeedBookingRules.MustBeOfGroups(json, [.. categories.Select(category => category.Code)], navigator);
        var closed = SeedSites.ClosedDays(json, [.. sites.Select(site => site.Code)]);
        return (new(SeedSites.Municipality(json, navigator), sites, categories, procedures, closed), mistakes.All);
    }
}
