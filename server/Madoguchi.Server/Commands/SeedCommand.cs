using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;

namespace Madoguchi.Server.Commands;

/// <summary><c>seed DIR</c>, <c>seed --demo [--demo-keys]</c>.</summary>
internal static class SeedCommand
{
    /// <summary>Codes in one line.</summary>
    const int Named = 20;

    const string Usage = "seed DIR, or seed --demo [--demo-keys], is allowed.";

    public static async Task Run(Words words, IServiceProvider services)
    {
        var (demo, keys, folder) = (words.Flag("demo"), words.Flag("demo-keys"), words.Next());
        words.End(Usage);
        if (demo == folder is not null || (keys && !demo))
            throw new CommandException($"seed: {Usage}");
        var seed = Seed.Read(folder ?? Seed.DemoFolder);
        await services.GetRequiredService<IDatabaseTools>().Migrate(default);
        var (master, bookings) = (services.GetRequiredService<IMasterData>(), services.GetRequiredService<HitBookings>());
        await master.Reload(default);
        var before = master.Current;
        await services.GetRequiredService<Seeder>().Write(seed, default);
        await master.Reload(default);
        Console.WriteLine($"{seed.Municipality.Name}: {seed.Sites.Count} sites, {seed.Categories.Count} categories, {seed.Procedures.Count} procedures.");
        Tell((await bookings.Now(default)).Concat(await bookings.Of(before, master.Current, default)).DistinctBy(hit => hit.Code).ToList());
        if (keys)
            await DemoAccess.Make(services);
    }

    /// <summary>Nobody's reservation loses its time unnoticed.</summary>
    static void Tell(List<HitBooking> lost)
    {
        if (lost.Count > 0)
            Console.WriteLine($"{lost.Count} coming {(lost.Count is 1 ? "reservation has" : "reservations have")} no slot or no seat now; move or cancel them with their holders (/admin/master/booking): "
                + string.Join(", ", lost.Take(Named).Select(hit => hit.Code)) + (lost.Count > Named ? " …" : ""));
    }
}
