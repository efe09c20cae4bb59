using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Persistence.Master;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Madoguchi.Server.Persistence;

internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseAddress address)
    {
        services.AddSingleton(address);
        switch (address)
        {
            case DatabaseAddress.Sqlite sqlite:
                services.AddDbContextFactory<SqliteMadoguchiDb>(options => options
                    .UseSqlite(SqliteFiles.ConnectionString(sqlite.Path)).AddInterceptors(new SqlitePragmas()));
                services.AddDb<SqliteMadoguchiDb>();
                services.AddSingleton<ILedgerStore>(_ => new SqliteLedgerStore(sqlite.LedgerPath));
                services.AddSingleton<IDatabaseTools, SqliteTools>();
                break;
            case DatabaseAddress.Postgres postgres:
                services.AddSingleton(_ => NpgsqlDataSource.Create(postgres.ConnectionString));
                services.AddDbContextFactory<NpgsqlMadoguchiDb>((provider, options) => options
                    .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
                services.AddDb<NpgsqlMadoguchiDb>();
                services.AddSingleton<ILedgerStore, NpgsqlLedgerStore>();
                services.AddSingleton<IDatabaseTools, NpgsqlTools>();
                break;
        }
        services.AddSingleton<GroupCommitLedger>();
        services.AddSingleton<ILedger>(provider => provider.GetRequiredService<GroupCommitLedger>());
        services.AddSingleton<IMasterData, MasterDataStore>();
        services.AddSingleton<IMasterEdits, MasterEdits>();
        return services;
    }

    static void AddDb<TDb>(this IServiceCollection services) where TDb : MadoguchiDb
    {
        services.AddSingleton<IDbContextFactory<MadoguchiDb>>(provider => new Factory<TDb>(provider.GetRequiredService<IDbContextFactory<TDb>>()));
        services.AddScoped<MadoguchiDb>(provider => provider.GetRequiredService<IDbContextFactory<TDb>>().CreateDbContext());
    }

    sealed class Factory<TDb>(IDbContextFactory<TDb> inner) : IDbContextFactory<MadoguchiDb> where TDb : MadoguchiDb
    {
        public MadoguchiDb CreateDbContext() => inner.CreateDbContext();

        public async Task<MadoguchiDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
            await inner.CreateDbContextAsync(cancellationToken);
    }
}
