using Madoguchi.Server.Tests.Persistence;
using Xunit;

namespace Madoguchi.Server.Tests.Master;

public sealed class Master_edits_on_PostgreSQL(PostgresCluster cluster) : MasterEditsRules(new(cluster.NewDatabase())), IClassFixture<PostgresCluster>;
