using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Madoguchi.Server.Persistence;

/// <summary>Lets <c>dotnet ef migrations add … --context SqliteMadoguchiDb</c> work without starting the server.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteMadoguchiDb>
{
    public SqliteMadoguchiDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMadoguchiDb>().UseSqlite("Data Source=design.db")
            .UseApplicationServiceProvider(IdentitySchema.Services()).Options);
}

/// <summary>The same for <c>--context NpgsqlMadoguchiDb</c>.</summary>
internal sealed class NpgsqlDesignTime : IDesignTimeDbContextFactory<NpgsqlMadoguchiDb>
{
    public NpgsqlMadoguchiDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NpgsqlMadoguchiDb>().UseNpgsql("Host=design")
            .UseApplicationServiceProvider(IdentitySchema.Services()).Options);
}

/// <summary>Identity reads the version of its tables from the services of the program.</summary>
internal static class IdentitySchema
{
    /// <summary>Has room for passkeys.</summary>
    public static readonly Version Version = IdentitySchemaVersions.Version3;

    public static IServiceProvider Services() => new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = Version).BuildServiceProvider();
}
