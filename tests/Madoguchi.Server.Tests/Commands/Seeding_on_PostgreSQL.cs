using Madoguchi.Server.Tests.Persistence;
using Xunit;

namespace Madoguchi.Server.Tests.Commands;

public sealed class Seeding_on_PostgreSQL(PostgresCluster cluster) : SeedingRules(new(cluster.NewDatabase())), IClassFixture<PostgresCluster>;
