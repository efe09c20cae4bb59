using Madoguchi.Contracts.Clock;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Madoguchi.Server.Persistence;

internal sealed class SqliteMadoguchiDb(DbContextOptions<SqliteMadoguchiDb> options) : MadoguchiDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<Ticks>();

    // Text with offsets neither sorts nor compares; ticks of UTC do both.
    sealed class Ticks() : ValueConverter<DateTimeOffset, long>(
        time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero).ToOffset(JapanTime.Offset));
}
