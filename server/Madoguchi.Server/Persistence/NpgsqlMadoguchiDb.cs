using Madoguchi.Contracts.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Madoguchi.Server.Persistence;

internal sealed class NpgsqlMadoguchiDb(DbContextOptions<NpgsqlMadoguchiDb> options) : MadoguchiDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Utc>();

    // timestamptz takes UTC only.
    sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        time => time.ToUniversalTime(), time => time.ToOffset(JapanTime.Offset));
}
