namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>Where each stream of one transaction stands; decides in order which appends fit.</summary>
internal sealed class StreamHeads(Func<string, long> read)
{
    readonly Dictionary<string, long> _heads = new(StringComparer.Ordinal);

    public bool Advance(LedgerAppend append)
    {
        if (!_heads.TryGetValue(append.Stream, out var head))
            head = _heads[append.Stream] = read(append.Stream);
        if (head != append.ExpectedVersion)
            return false;
        _heads[append.Stream] = head + append.Entries.Count;
        return true;
    }
}
