using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Server.Persistence.Ledger;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>
/// Group commit with the rules in front: a command is decided at once against the state that is already decided, and
/// answered when its events are durable. While one append is being fsynced, what comes is decided and goes into the next.
/// If another writer was first, everything undecided-in-truth is decided again on the reloaded state: its events are never
/// re-applied blindly, since a second A005 on paper cannot be taken back.
/// Runs on one scheduler only (its grain's); it has no locks.
/// </summary>
internal sealed class SiteDayWriter(
    string stream, Func<SiteRules> rules, ILedger ledger, TimeProvider clock, Func<Forecast?> forecast, Action<SiteDay> announce)
{
    readonly AnswerRecord _answers = new();
    SiteDay _durable = SiteDay.Empty;
    SiteDay _decided = SiteDay.Empty;
    List<Pending> _next = [];
    bool _writing;
    bool _stale;
    Task? _reload;

    /// <summary>Whole milliseconds, so that every database gives back what was written.</summary>
    DateTimeOffset Now => BusinessTime.Local(DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds()));

    /// <summary>The day as the ledger has it.</summary>
    public SiteDay Day => _durable;

    /// <summary>Folds what the ledger has beyond what is known here.</summary>
    public async Task Load()
    {
        var day = _durable;
        var run = new List<(LedgerEntry Entry, SiteDayEvent Event)>();
        await foreach (var entry in ledger.Read(stream, day.Version, CancellationToken.None))
        {
            if (run.Count > 0 && run[0].Entry.CommandId != entry.CommandId)
                day = Fold(day, run);
            run.Add((entry, LedgerJson.Read(entry.Type, entry.Payload)));
        }
        _durable = _decided = Fold(day, run);
        _stale = false;
    }

    /// <summary>Decides, makes durable, answers.</summary>
    /// <exception cref="LedgerUnavailableException">Not done; the same command with the same id may be sent again.</exception>
    public async Task<CommandAnswer> Execute(CommandEnvelope envelope)
    {
        if (_stale && !_writing)
            await (_reload ??= Reload());
        if (_answers.Find(envelope) is { } known)
            return await known;
        var pending = new Pending(envelope);
        Take(pending);
        if (!_writing && _next.Count > 0)
            _ = Write();
        return await pending.Answer.Task;
    }

    /// <summary>One at a time: a second fold that ended later would throw away what was decided after the first.</summary>
    async Task Reload()
    {
        try
        {
            await Load();
        }
        finally
        {
            _reload = null;
        }
    }

    void Take(Pending pending)
    {
        var envelope = pending.Envelope;
        var now = Now;
        // Numbers are lent days ahead; what holds on a day is settled when its doors open.
        var begins = !_decided.HasBegun && envelope.Command is not (SiteDayCommand.OpenDay or SiteDayCommand.LeaseOfflineNumbers);
        var day = _decided.HasBegun || envelope.Command is SiteDayCommand.OpenDay ? _decided : _decided.Begun(rules());
        var (events, refused) = SiteDayDecider.Decide(day, envelope.Command, now, forecast());
        if (refused is not null || events.IsEmpty)
        {
            pending.Answer.SetResult(refused is not null ? CommandAnswer.Of(refused, _decided.Version) : CommandAnswer.Of([], _decided));
            _answers.KeepPassing(envelope.CommandId, envelope.Fingerprint, pending.Answer.Task);
            return;
        }
        // Only what really happens begins a day: a refused command leaves no trace.
        if (begins)
            Take(new(new CommandEnvelope(Guid.CreateVersion7(clock.GetUtcNow()), "", "system", new SiteDayCommand.OpenDay(rules()))));
        pending.Entries = [.. events.Select((happened, i) => Entry(envelope, happened, _decided.Version + i + 1))];
        _decided = _decided.Evolve(events);
        (pending.Events, pending.After) = (events, _decided);
        _answers.Keep(envelope.CommandId, envelope.Fingerprint, pending.Answer.Task);
        _next.Add(pending);
    }

    async Task Write()
    {
        _writing = true;
        while (_next.Count > 0)
        {
            var batch = _next;
            _next = [];
            try
            {
                var append = new LedgerAppend(stream, _durable.Version, [.. batch.SelectMany(pending => pending.Entries)]);
                if (await ledger.Append(append, CancellationToken.None) is AppendResult.Appended)
                    Acknowledge(batch);
                else
                    await DecideAgain(batch);
            }
            catch (Exception failure)
            {
                GiveUp([.. batch, .. _next], failure);
            }
        }
        _writing = false;
    }

    void Acknowledge(List<Pending> batch)
    {
        _durable = batch[^1].After;
        foreach (var pending in batch)
            pending.Answer.SetResult(CommandAnswer.Of(pending.Events, pending.After));
        announce(_durable);
    }

    async Task DecideAgain(List<Pending> batch)
    {
        await Load();
        List<Pending> undecided = [.. batch, .. _next];
        _next = [];
        foreach (var pending in undecided)
        {
            // The other writer may have been asked the same: then its answer is the answer.
            if (_answers.Find(pending.Envelope) is { } found && found != pending.Answer.Task)
                pending.Answer.SetResult(await found);
            else
                Take(pending);
        }
    }

    /// <summary>
    /// The database failed. Whether the last append is in it is not known, so the state is read anew before anything else is
    /// decided, and the callers hear that they may ask again with the same id.
    /// </summary>
    void GiveUp(List<Pending> pending, Exception failure)
    {
        _next = [];
        _decided = _durable;
        _stale = true;
        foreach (var one in pending)
        {
            _answers.Forget(one.Envelope.CommandId);
            one.Answer.TrySetException(failure as LedgerUnavailableException ?? new LedgerUnavailableException("The day could not be written.", failure));
        }
    }

    SiteDay Fold(SiteDay day, List<(LedgerEntry Entry, SiteDayEvent Event)> run)
    {
        if (run.Count == 0)
            return day;
        var (entry, events) = (run[0].Entry, run.Select(one => one.Event).ToImmutableArray());
        var after = day.Evolve(events);
        _answers.Keep(entry.CommandId, entry.Fingerprint, Task.FromResult(CommandAnswer.Of(events, after)));
        run.Clear();
        return after;
    }

    LedgerEntry Entry(CommandEnvelope envelope, SiteDayEvent happened, long version)
    {
        var (type, payload) = LedgerJson.Write(happened);
        return new(stream, version, envelope.CommandId, envelope.Fingerprint, type, happened.At, envelope.Actor, payload);
    }

    sealed class Pending(CommandEnvelope envelope)
    {
        public CommandEnvelope Envelope { get; } = envelope;
        public TaskCompletionSource<CommandAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public ImmutableArray<LedgerEntry> Entries { get; set; } = [];
        public ImmutableArray<SiteDayEvent> Events { get; set; } = [];
        public SiteDay After { get; set; } = SiteDay.Empty;
    }
}
