using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>
/// Which command got which answer. What happened is remembered for the whole day (it is in the ledger anyway); what was
/// refused is remembered for the last thousand, since a repeated refusal harms nobody.
/// </summary>
internal sealed class AnswerRecord
{
    const int RefusalsKept = 1000;

    readonly Dictionary<Guid, (string Fingerprint, Task<CommandAnswer> Answer)> _known = [];
    readonly Queue<Guid> _passing = new();

    public Task<CommandAnswer>? Find(CommandEnvelope envelope)
    {
        if (!_known.TryGetValue(envelope.CommandId, out var known))
            return null;
        return known.Fingerprint == envelope.Fingerprint
            ? known.Answer
            : Task.FromResult(CommandAnswer.Of(
                new Refusal("idempotency-key-reused", "この Idempotency-Key はすでに別の内容の操作に使われています。新しいキーで送ってください。"), 0));
    }

    public void Keep(Guid commandId, string fingerprint, Task<CommandAnswer> answer) => _known[commandId] = (fingerprint, answer);

    public void KeepPassing(Guid commandId, string fingerprint, Task<CommandAnswer> answer)
    {
        Keep(commandId, fingerprint, answer);
        _passing.Enqueue(commandId);
        if (_passing.Count > RefusalsKept)
            _known.Remove(_passing.Dequeue());
    }

    public void Forget(Guid commandId) => _known.Remove(commandId);
}
