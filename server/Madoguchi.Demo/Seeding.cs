using System.Security.Cryptography;
using Madoguchi.Demo.Programs;

namespace Madoguchi.Demo;

/// <summary>Fills the database with Kokubunji and the demo's keys and staff, once for each version of the seed.</summary>
internal sealed class Seeding(string data, string database)
{
    public static string Folder => Path.Combine(BuiltProgram.Server.Folder, "Seed");

    readonly string _mark = Path.Combine(data, "seeded");

    public async Task Do(Children children, IReadOnlyDictionary<string, string?> settings, CancellationToken cancelled)
    {
        var version = Version();
        // What was changed on the administration pages stays as long as the seed is the same.
        if (File.Exists(database) && File.Exists(_mark) && await File.ReadAllTextAsync(_mark, cancelled) == version)
            return;
        await children.Command("seed", BuiltProgram.Server, ["seed", "--demo", "--demo-keys"], settings, cancelled);
        await File.WriteAllTextAsync(_mark, version, cancelled);
    }

    static string Version()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Folder).Order(StringComparer.Ordinal))
            hash.AppendData(File.ReadAllBytes(file));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
