using System.Diagnostics;
using System.Diagnostics.Metrics;
using FluentAssertions;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Platform.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Xunit.Abstractions;

namespace Madoguchi.Server.Tests.Persistence;

/// <summary>What a ledger promises, whatever database is under it.</summary>
public abstract class LedgerRules(ITestOutputHelper output)
{
    internal abstract ILedgerStore NewStore();

    [Fact]
    public async Task What_was_appended_is_read_back_as_it_was()
    {
        using var ledger = Open();
        var entries = Entries("honchosha/2026-11-24", 0, 3);
        (await ledger.Append(new("honchosha/2026-11-24", 0, entries), default)).Should().Be(AppendResult.Appended);
        (await All(ledger, "honchosha/2026-11-24")).Should().Equal(entries);
        (await All(ledger, "honchosha/2026-11-24", after: 2)).Should().Equal(entries[2]);
        (await ledger.Streams(default).ToListAsync()).Should().Equal("honchosha/2026-11-24");
    }

    [Fact]
    public async Task Who_expects_an_old_version_writes_nothing()
    {
        using var ledger = Open();
        await ledger.Append(new("a/1", 0, Entries("a/1", 0, 2)), default);
        (await ledger.Append(new("a/1", 1, Entries("a/1", 1, 3)), default)).Should().Be(AppendResult.Conflict);
        (await ledger.Append(new("a/1", 5, Entries("a/1", 5, 1)), default)).Should().Be(AppendResult.Conflict, "a gap is a conflict too");
        (await All(ledger, "a/1")).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_conflict_does_not_touch_who_shares_its_transaction()
    {
        using var ledger = Open();
        await ledger.Append(new("a/1", 0, Entries("a/1", 0, 1)), default);
        var appends = Enumerable.Range(0, 50).Select(i => i % 2 is 0
            ? ledger.Append(new($"b/{i}", 0, Entries($"b/{i}", 0, 1)), default)
            : ledger.Append(new("a/1", 0, Entries("a/1", 0, 1)), default)).ToList();
        var results = await Task.WhenAll(appends);
        results.Where((_, i) => i % 2 is 0).Should().AllBeEquivalentTo(AppendResult.Appended);
        results.Where((_, i) => i % 2 is 1).Should().AllBeEquivalentTo(AppendResult.Conflict);
    }

    [Fact]
    public async Task Appends_of_one_stream_may_be_queued_one_after_the_other()
    {
        using var ledger = Open();
        var appends = Enumerable.Range(0, 200).Select(i => ledger.Append(new("a/1", i, Entries("a/1", i, 1)), default)).ToList();
        (await Task.WhenAll(appends)).Should().AllBeEquivalentTo(AppendResult.Appended);
        (await All(ledger, "a/1")).Select(entry => entry.Version).Should().Equal(Enumerable.Range(1, 200).Select(i => (long)i));
    }

    [Fact]
    public async Task Of_two_writers_on_one_stream_exactly_one_wins_each_version()
    {
        using var one = Open();
        using var other = Open();
        for (var version = 0; version < 100; version++)
        {
            var results = await Task.WhenAll(
                Task.Run(() => one.Append(new("a/1", version, Entries("a/1", version, 2)[..1]), default)),
                Task.Run(() => other.Append(new("a/1", version, Entries("a/1", version, 2)[..1]), default)));
            results.Should().BeEquivalentTo([AppendResult.Appended, AppendResult.Conflict]);
        }
        (await All(one, "a/1")).Should().HaveCount(100);
    }

    [Fact]
    public async Task Two_servers_writing_many_streams_at_once_lose_and_double_nothing()
    {
        using var one = Open();
        using var other = Open();
        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            var (ledger, won) = (writer % 2 is 0 ? one : other, 0);
            for (var version = 0; version < 30; version++)
                won += await ledger.Append(new($"s/{writer / 2}", version, Entries($"s/{writer / 2}", version, 1)), default)
                    is AppendResult.Appended ? 1 : 0;
            return won;
        })));
        var streams = await one.Streams(default).ToListAsync();
        var entries = 0;
        foreach (var stream in streams)
        {
            var all = await All(one, stream);
            all.Select(entry => entry.Version).Should().Equal(Enumerable.Range(1, all.Count).Select(i => (long)i));
            entries += all.Count;
        }
        entries.Should().Be(wins.Sum());
    }

    [Fact]
    public async Task Sixty_four_callers_share_their_fsyncs()
    {
        using var ledger = Open();
        const int callers = 64, each = 150;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var version = 0; version < each; version++)
                (await ledger.Append(new($"site{caller}/1", version, Entries($"site{caller}/1", version, 1)), default))
                    .Should().Be(AppendResult.Appended);
        })));
        output.WriteLine($"{callers * each / clock.Elapsed.TotalSeconds:N0} durable appends/s");
        (await ledger.Streams(default).ToListAsync()).Should().HaveCount(callers);
        (await All(ledger, "site63/1")).Should().HaveCount(each);
    }

    [Fact]
    public async Task An_append_with_a_gap_in_its_own_entries_is_a_mistake_of_the_caller()
    {
        using var ledger = Open();
        var gap = new LedgerAppend("a/1", 0, [Entries("a/1", 0, 3)[2]]);
        await ledger.Invoking(it => it.Append(gap, default)).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task After_closing_nobody_is_left_waiting()
    {
        var ledger = Open();
        var last = ledger.Append(new("a/1", 0, Entries("a/1", 0, 1)), default);
        ledger.Dispose();
        (await last).Should().Be(AppendResult.Appended);
        await ledger.Invoking(it => it.Append(new("a/1", 1, Entries("a/1", 1, 1)), default))
            .Should().ThrowAsync<LedgerUnavailableException>();
    }

    internal GroupCommitLedger Open()
    {
        var ledger = new GroupCommitLedger(NewStore(), new(Meters.GetRequiredService<IMeterFactory>()));
        ledger.Open();
        return ledger;
    }

    internal static List<LedgerEntry> Entries(string stream, long after, int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => new LedgerEntry(
            stream, after + i, Guid.CreateVersion7(), "f00d", "TicketIssued",
            new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(9)).AddTicks(1234567 + i), "kiosk:1", """{"number":"A001","氏名":"無し"}""")),
    ];

    internal static async Task<List<LedgerEntry>> All(ILedger ledger, string stream, long after = 0) =>
        await ledger.Read(stream, after, default).ToListAsync();

    static readonly ServiceProvider Meters = new ServiceCollection().AddMetrics().AddSingleton<MadoguchiMeters>().BuildServiceProvider();
}
