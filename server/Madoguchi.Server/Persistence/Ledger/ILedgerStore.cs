namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>The database under the ledger. Used by the writer thread only, except for reading.</summary>
internal interface ILedgerStore : IDisposable
{
    /// <summary>Makes the table and proves that commits are durable.</summary>
    void Open();

    /// <summary>Writes what fits in one durable transaction; answers in the order of the appends.</summary>
    AppendResult[] Commit(IReadOnlyList<LedgerAppend> batch);

    IAsyncEnumerable<LedgerEntry> Read(string stream, long afterVersion, CancellationToken ct);

    IAsyncEnumerable<string> Streams(CancellationToken ct);
}
