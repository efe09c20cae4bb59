using Madoguchi.Server.Persistence.Ledger;
using Npgsql;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Server.Tests.Persistence;

public sealed class The_ledger_on_PostgreSQL : LedgerRules, IClassFixture<PostgresCluster>, IDisposable
{
    readonly NpgsqlDataSource _source;

    public The_ledger_on_PostgreSQL(PostgresCluster cluster, ITestOutputHelper output) : base(output) =>
        _source = NpgsqlDataSource.Create(cluster.NewDatabase());

    internal override ILedgerStore NewStore() => new NpgsqlLedgerStore(_source);

    public void Dispose() => _source.Dispose();
}
