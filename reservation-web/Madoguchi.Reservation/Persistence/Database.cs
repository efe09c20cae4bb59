using Madoguchi.Reservation.Platform;
using Madoguchi.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Madoguchi.Reservation.Persistence;

internal static class Database
{
    public static void AddDatabase(this IServiceCollection services, DatabaseSetting setting, string keys)
    {
        services.AddSingleton(_ => new PersonSeal(keys));
        if (setting.SqlitePath is { } path)
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            var connection = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 15 }.ToString();
            services.Add<SqliteReservationDb>(options => options.UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
        }
        else
        {
            services.Add<PostgresReservationDb>(options => options.UseNpgsql(setting.Postgres));
        }
        services.AddSingleton<Writer>().AddSingleton<PersonMarks>();
    }

    static void Add<TDb>(this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TDb : ReservationDb
    {
        services.AddPooledDbContextFactory<TDb>(options =>
        {
            configure(options);
            options.ReplaceService<IModelCacheKeyFactory, ModelOfSeal>();
        });
        services.AddSingleton<IDatabase, Opener<TDb>>();
        services.AddDataProtection().SetApplicationName("Madoguchi.Reservation").PersistKeysToDbContext<TDb>();
    }

    /// <summary>
    /// Brings the tables up to date. A database that needs nothing is left alone: the lock which EF Core takes for migrating
    /// SQLite outlives a killed process, so it is taken only when there is something to do.
    /// </summary>
    public static async Task Migrate(this IDatabase database)
    {
        await using var db = database.Open();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            await db.Database.MigrateAsync();
        db.Seal.Prove(await db.AnySealed());
    }

    sealed class Opener<TDb>(IDbContextFactory<TDb> factory) : IDatabase
        where TDb : ReservationDb
    {
        public bool IsOursAlone { get; } = typeof(TDb) == typeof(SqliteReservationDb);

        public ReservationDb Open() => factory.CreateDbContext();
    }
}

/// <summary>Opens a context of whichever provider is set.</summary>
internal interface IDatabase
{
    /// <summary>No other process writes to it.</summary>
    bool IsOursAlone { get; }

    ReservationDb Open();
}
