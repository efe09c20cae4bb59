namespace Madoguchi.Server.Persistence.Seeding;

/// <summary>The three files of a seed, as bytes: UTF-8, with or without BOM.</summary>
internal sealed record SeedFiles(byte[] Sites, byte[] Procedures, byte[] LifeEvents)
{
    public const string SitesName = "sites.json", ProceduresName = "procedures.csv", LifeEventsName = "life-events.json";

    const int MostBytes = 10_000_000;

    public static SeedFiles Of(string folder) => new(Bytes(folder, SitesName), Bytes(folder, ProceduresName), Bytes(folder, LifeEventsName));

    static byte[] Bytes(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path))
            throw Wrong(file, $"there is no such file in {folder}; sites.json, procedures.csv and life-events.json are needed.");
        return new FileInfo(path).Length <= MostBytes ? File.ReadAllBytes(path) : throw Wrong(file, $"it is longer than {MostBytes:N0} bytes.");
    }

    static SeedException Wrong(string file, string problem) => new(new(file, 0, "", problem, ""));
}
