using FluentAssertions;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Ledger;
using Microsoft.Data.Sqlite;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Server.Tests.Persistence;

public sealed class The_ledger_on_SQLite(ITestOutputHelper output) : LedgerRules(output), IDisposable
{
    readonly TemporaryFolder _folder = new();

    internal override ILedgerStore NewStore() => new SqliteLedgerStore(_folder.File("ledger.db"));

    [Fact]
    public void Every_writing_connection_syncs_each_commit_to_the_disk()
    {
        using var connection = SqliteFiles.OpenDurable(_folder.File("durable.db"));
        SqliteFiles.Scalar(connection, "PRAGMA journal_mode").Should().Be("wal");
        SqliteFiles.Scalar(connection, "PRAGMA synchronous").Should().Be("2");
    }

    [Fact]
    public void A_database_that_cannot_commit_durably_is_not_opened()
    {
        var memory = () => SqliteFiles.OpenDurable(":memory:");
        memory.Should().Throw<IOException>().WithMessage("*journal_mode=memory*");
    }

    [Fact]
    public async Task When_the_disk_fails_the_caller_is_told_and_the_writer_lives_on()
    {
        using var ledger = Open();
        using (var thief = SqliteFiles.OpenDurable(_folder.File("ledger.db")))
            SqliteFiles.Execute(thief, "ALTER TABLE ledger RENAME TO stolen");
        await ledger.Invoking(it => it.Append(new("a/1", 0, Entries("a/1", 0, 1)), default))
            .Should().ThrowAsync<LedgerUnavailableException>();
        using (var thief = SqliteFiles.OpenDurable(_folder.File("ledger.db")))
            SqliteFiles.Execute(thief, "ALTER TABLE stolen RENAME TO ledger");
        (await ledger.Append(new("a/1", 0, Entries("a/1", 0, 1)), default)).Should().Be(AppendResult.Appended);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
