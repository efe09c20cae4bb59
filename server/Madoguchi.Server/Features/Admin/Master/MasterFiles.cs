using Madoguchi.Server.Persistence.Seeding;
using Madoguchi.Server.Platform.Auth;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>The current master data as the files of a seed.</summary>
internal static class MasterFiles
{
    public static void MapMasterFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("/admin/master/files").RequireAuthorization(Policies.Admin).ExcludeFromDescription();
        Map(files, SeedFiles.SitesName, "application/json", exported => exported.Sites);
        Map(files, SeedFiles.ProceduresName, "text/csv; charset=utf-8", exported => exported.Procedures);
        Map(files, SeedFiles.LifeEventsName, "application/json", exported => exported.LifeEvents);
    }

    static void Map(RouteGroupBuilder files, string name, string type, Func<SeedFiles, byte[]> choose) =>
        files.MapGet("/" + name, async Task<IResult> (MasterDesk desk, CancellationToken ct) => await desk.Read(ct) is { } seed
            ? TypedResults.File(choose(SeedExport.Files(seed)), type, name)
            : TypedResults.NotFound());
}
