using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Commands;

/// <summary><c>seed DIR</c>, <c>seed --demo [--demo-keys]</c>.</summary>
internal static class SeedCommand
{
    const string Usage = "seed DIR, or seed --demo [--demo-keys], is allowed.";

    public static async Task Run(Words words, IServiceProvider services)
    {
        var (demo, keys, folder) = (words.Flag("demo"), words.Flag("demo-keys"), words.Next());
        words.End(Usage);
        if (demo == folder is not null || (keys && !demo))
            throw new CommandException($"seed: {Usage}");
        var seed = Seed.Read(folder ?? Seed.DemoFolder);
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        await services.GetRequiredService<Seeder>().Write(seed, default);
        Console.WriteLine($"{seed.Municipality.Name}: {seed.Sites.Count} sites, {seed.Categories.Count} categories, {seed.Procedures.Count} procedures.");
        if (keys)
            await DemoAccess.Make(services);
    }
}
