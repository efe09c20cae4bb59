using Madoguchi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Madoguchi.Reservation.Persistence;

/// <summary>For <c>dotnet ef migrations add NAME --context SqliteReservationDb --output-dir Persistence/Migrations/Sqlite</c>.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteReservationDb>
{
    public SqliteReservationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteReservationDb>().UseSqlite("Data Source=design.db").Options, DesignSeal.Of());
}

/// <summary>The same for PostgreSQL.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresReservationDb>
{
    public PostgresReservationDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresReservationDb>().UseNpgsql("Host=design").Options, DesignSeal.Of());
}

/// <summary>The tables do not depend on it.</summary>
internal static class DesignSeal
{
    public static PersonSeal Of() => new(Path.Combine(Path.GetTempPath(), "madoguchi-design-keys"));
}
