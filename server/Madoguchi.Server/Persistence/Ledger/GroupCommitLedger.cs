using System.Diagnostics;
using System.Threading.Channels;
using Madoguchi.Server.Platform.Telemetry;

namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>
/// Group commit: while one transaction is being fsynced, further appends queue up and share the next one. The queue
/// length then follows the disk by itself: a lone caller waits for one fsync, a crowd pays for one together.
/// </summary>
internal sealed class GroupCommitLedger : ILedger, IDisposable
{
    // Bounds the time a transaction holds the database's write lock, not the throughput.
    const int MostPerCommit = 1024;

    readonly Channel<Queued> _queue = Channel.CreateUnbounded<Queued>(new() { SingleReader = true });
    readonly ILedgerStore _store;
    readonly MadoguchiMeters _meters;
    readonly Lazy<Task> _writer;

    public GroupCommitLedger(ILedgerStore store, MadoguchiMeters meters)
    {
        _store = store;
        _meters = meters;
        _writer = new(() =>
        {
            store.Open();
            return Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        });
    }

    /// <summary>Opens the database now and not at first use, so that a start fails where it can be explained.</summary>
    public void Open() => _ = _writer.Value;

    public async Task<AppendResult> Append(LedgerAppend append, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Check(append);
        Open();
        var queued = new Queued(append, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var started = Stopwatch.GetTimestamp();
        if (!_queue.Writer.TryWrite(queued))
            throw new LedgerUnavailableException("The ledger is closed.");
        var result = await queued.Outcome.Task;
        _meters.Appended(Stopwatch.GetElapsedTime(started), append.Entries.Count, result is AppendResult.Conflict);
        return result;
    }

    public IAsyncEnumerable<LedgerEntry> Read(string stream, long afterVersion, CancellationToken ct)
    {
        Open();
        return _store.Read(stream, afterVersion, ct);
    }

    public IAsyncEnumerable<string> Streams(CancellationToken ct)
    {
        Open();
        return _store.Streams(ct);
    }

    /// <summary>Writes what is queued, then closes the database.</summary>
    public void Dispose()
    {
        if (!_queue.Writer.TryComplete())
            return;
        if (_writer.IsValueCreated)
            _writer.Value.GetAwaiter().GetResult();
        _store.Dispose();
    }

    void Write()
    {
        var batch = new List<Queued>(MostPerCommit);
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            batch.Clear();
            while (batch.Count < MostPerCommit && _queue.Reader.TryRead(out var queued))
                batch.Add(queued);
            Commit(batch);
        }
    }

    void Commit(List<Queued> batch)
    {
        try
        {
            var results = _store.Commit([.. batch.Select(queued => queued.Append)]);
            for (var i = 0; i < results.Length; i++)
                batch[i].Outcome.SetResult(results[i]);
        }
        catch (Exception failure)
        {
            // Whatever went wrong, the writer lives on and nobody waits for ever.
            foreach (var queued in batch)
                queued.Outcome.TrySetException(new LedgerUnavailableException("The ledger's database failed.", failure));
        }
    }

    static void Check(LedgerAppend append)
    {
        if (append.Entries.Count is 0)
            throw new ArgumentException("An append holds at least one entry.", nameof(append));
        for (var i = 0; i < append.Entries.Count; i++)
        {
            var entry = append.Entries[i];
            if (entry.Stream != append.Stream || entry.Version != append.ExpectedVersion + i + 1)
                throw new ArgumentException(
                    $"Entry {i} is {entry.Stream}@{entry.Version}; {append.Stream}@{append.ExpectedVersion + i + 1} was due.", nameof(append));
        }
    }

    sealed record Queued(LedgerAppend Append, TaskCompletionSource<AppendResult> Outcome);
}
