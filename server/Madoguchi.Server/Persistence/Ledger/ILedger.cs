namespace Madoguchi.Server.Persistence.Ledger;

/// <summary>One event as it was decided.</summary>
/// <param name="Stream">Site and business date, for example <c>honchosha/2026-11-24</c>; at most 100 characters.</param>
/// <param name="Version">Position in the stream, from 1, without gaps.</param>
/// <param name="CommandId">The command that caused it.</param>
/// <param name="Fingerprint">Hash of the command's body: the same id with another body is another command.</param>
/// <param name="Type">Name of the event.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Actor">Device or staff.</param>
/// <param name="Payload">JSON made by the caller.</param>
public sealed record LedgerEntry(
    string Stream, long Version, Guid CommandId, string Fingerprint, string Type, DateTimeOffset At, string Actor, string Payload);

/// <summary>Entries that stand or fall together.</summary>
/// <param name="Stream">The stream of every entry.</param>
/// <param name="ExpectedVersion">Last version of the stream as the writer knows it; 0 for a new one.</param>
/// <param name="Entries">Versions <c>ExpectedVersion + 1</c> onwards, without gaps; at least one.</param>
public sealed record LedgerAppend(string Stream, long ExpectedVersion, IReadOnlyList<LedgerEntry> Entries);

/// <summary>What an append came to.</summary>
public enum AppendResult
{
    /// <summary>Durable: it survives a power cut.</summary>
    Appended,

    /// <summary>Another writer was first; nothing of this append was written.</summary>
    Conflict,
}

/// <summary>The truth of the house: every event of every site's day, appended only.</summary>
public interface ILedger
{
    /// <summary>
    /// Appends durably. Calls made at the same time share one fsync; a conflict of one does not touch the others.
    /// Appends to one stream are written in the order of the calls.
    /// </summary>
    /// <param name="append">What to write.</param>
    /// <param name="ct">Honoured until the append is handed to the writer; after that the outcome is always awaited.</param>
    /// <exception cref="LedgerUnavailableException">The database failed; reload the stream before deciding again.</exception>
    Task<AppendResult> Append(LedgerAppend append, CancellationToken ct);

    /// <summary>Entries of a stream after a version (0: all), in order.</summary>
    IAsyncEnumerable<LedgerEntry> Read(string stream, long afterVersion, CancellationToken ct);

    /// <summary>Names of all streams, in ordinal order.</summary>
    IAsyncEnumerable<string> Streams(CancellationToken ct);
}

/// <summary>The database could not be reached or written.</summary>
public sealed class LedgerUnavailableException : Exception
{
    public LedgerUnavailableException()
    {
    }

    public LedgerUnavailableException(string message) : base(message)
    {
    }

    public LedgerUnavailableException(string message, Exception inner) : base(message, inner)
    {
    }
}
