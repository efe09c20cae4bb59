using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Madoguchi.Server.Persistence;

/// <summary>Lets <c>dotnet ef migrations add … --context SqliteMadoguchiDb</c> work without starting the server.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteMadoguchiDb>
{
    public SqliteMadoguchiDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteMadoguchiDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>The same for <c>--context NpgsqlMadoguchiDb</c>.</summary>
internal sealed class NpgsqlDesignTime : IDesignTimeDbContextFactory<NpgsqlMadoguchiDb>
{
    public NpgsqlMadoguchiDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NpgsqlMadoguchiDb>().UseNpgsql("Host=design").Options);
}
