using FluentAssertions;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Keys;
using Madoguchi.Server.Persistence.Ledger;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Madoguchi.Server.Tests.Commands;

public sealed class Backup_and_restore : IDisposable
{
    readonly OneDatabase _database = new();

    [Fact]
    public async Task A_backup_of_a_running_server_brings_everything_back()
    {
        await _database.With(["seed", "--demo"], async services =>
        {
            using var inUse = services.GetRequiredService<IDatabaseTools>().InUse();
            await Append(services, version: 1);
            await _database.Run("backup", _database.File("monday.backup"));
            await Append(services, version: 2);
            await services.GetRequiredService<ApiKeyStore>().Add("late", "kiosk", null, "late", default);
        });
        await _database.With(["restore", _database.File("monday.backup")], async services =>
        {
            (await services.GetRequiredService<ILedger>().Read("honchosha/2026-11-24", 0, default).ToListAsync()).Should().ContainSingle();
            (await services.GetRequiredService<ApiKeyStore>().List(default)).Should().BeEmpty();
        });
        (await _database.Master()).Sites.Should().HaveCount(3);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_server()
    {
        await _database.With(["seed", "--demo"], async services =>
        {
            await Append(services, version: 1);
            await _database.Run("backup", _database.File("a.backup"));
            using var inUse = services.GetRequiredService<IDatabaseTools>().InUse();
            (await _database.Invoking(it => it.Run("restore", _database.File("a.backup"))).Should().ThrowAsync<CommandException>())
                .WithMessage("*stop it first.");
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no database, though it is long enough to be mistaken for the header of one, at least at first sight")]
    public async Task What_is_no_backup_is_not_restored(string content)
    {
        await _database.Run("seed", "--demo");
        await File.WriteAllTextAsync(_database.File("wrong.backup"), content);
        await _database.Invoking(it => it.Run("restore", _database.File("wrong.backup"))).Should().ThrowAsync<CommandException>();
        (await _database.Master()).Sites.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_backup_never_overwrites_another_file()
    {
        await _database.Run("seed", "--demo");
        await File.WriteAllTextAsync(_database.File("precious"), "last week");
        await _database.Invoking(it => it.Run("backup", _database.File("precious"))).Should().ThrowAsync<CommandException>();
        (await File.ReadAllTextAsync(_database.File("precious"))).Should().Be("last week");
    }

    public void Dispose() => _database.Dispose();

    static async Task Append(IServiceProvider services, long version)
    {
        const string day = "honchosha/2026-11-24";
        var entry = new LedgerEntry(day, version, Guid.CreateVersion7(), "f", "TicketIssued", TimeProvider.System.GetUtcNow(), "kiosk", "{}");
        (await services.GetRequiredService<ILedger>().Append(new(day, version - 1, [entry]), default)).Should().Be(AppendResult.Appended);
    }
}
